variable "account_id" {
  type        = string
  description = "AWS account of the environment; a plan with credentials of another one is refused"

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account id has twelve digits."
  }
}

variable "alarm_email" {
  type        = string
  description = "Address that alarms are sent to"
}

variable "backup_days" {
  type        = number
  description = "How many days the nightly copies of prod's tables are kept; they hold personal data"
  default     = 35

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 365
    error_message = "Copies are kept for 7 to 365 days."
  }
}

variable "collector_image" {
  type        = string
  description = "Image of the OpenTelemetry collector beside each service. In production name a copy in your own registry by its digest (…@sha256:…): public.ecr.aws limits anonymous pulls, which each new task makes"
  default     = "public.ecr.aws/aws-observability/aws-otel-collector:v0.48.0"
}

variable "frontends" {
  type = map(object({
    callback_urls = list(string)
    logout_urls   = list(string)
  }))
  description = "Further pages and apps where buyers sign in, beside storefront_url; each gets its own client. Addresses of apps may have their own scheme"
  default     = {}

  validation {
    condition = alltrue(flatten([
      for frontend in var.frontends : [
        for url in concat(frontend.callback_urls, frontend.logout_urls) : can(regex("^[a-z][a-z0-9+.-]*://[^*#]+$", url)) && !startswith(url, "http://")
      ]
    ]))
    error_message = "An address is complete, without wildcard or fragment, and not http://: everybody on the way could read the code."
  }

  validation {
    condition     = length(setintersection(keys(var.frontends), ["organizer", "storefront"])) == 0
    error_message = "organizer and storefront are the names of clients that exist already."
  }
}

variable "cors_origins" {
  type        = list(string)
  description = "Origins of the web pages that may call the API"
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : can(regex("^https://[^/*]+$", origin))])
    error_message = "An origin is https:// and a host, without path and without wildcard."
  }
}

variable "domain_name" {
  type        = string
  description = "Host name of the API"
}

variable "environment" {
  type        = string
  description = "Name of the environment; part of every physical name"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "The environment is dev or prod."
  }
}

variable "github_provider_arn" {
  type        = string
  description = "ARN of the account's identity provider token.actions.githubusercontent.com, of which AWS allows one; null creates it"
  default     = null
}

variable "github_repository" {
  type        = string
  description = "Repository (owner/name) whose pipelines deploy; null makes no deploy roles"
  default     = null
}

variable "hosted_zone_id" {
  type        = string
  description = "Route 53 zone that holds domain_name"
}

variable "image_tags" {
  type        = map(string)
  description = "Tag of the first image of each service. Another tag deploys nothing: later images are deployed by the command deploy"
}

variable "interface_endpoints" {
  type        = bool
  description = "Whether AWS services are reached inside the VPC; costs $169 a month and pays above 4.4 TB a month"
  default     = false
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept"
  default     = 30
}

variable "mail_domain" {
  type        = string
  description = "Domain that mails come from; in the hosted zone, where its DKIM records are put"
}

variable "mail_from" {
  type        = string
  description = "Sender of the mails, such as Usher <tickets@example.com>"

  validation {
    condition     = can(regex("@${replace(var.mail_domain, ".", "\\.")}>?$", var.mail_from))
    error_message = "The sender is not of mail_domain: SES would refuse its mails."
  }
}

variable "managed_rules_block" {
  type        = bool
  description = "Whether the managed firewall rules block; false counts only, for the first weeks"
  default     = false
}

variable "monthly_budget_usd" {
  type        = number
  description = "Costs per month; mail is sent at 80 %, so it must be well above what runs without visitors (README)"
}

variable "onsales" {
  type = map(object({
    begins        = string
    ends          = string
    minimum_tasks = number
  }))
  description = "Large on-sales: from begins to ends (UTC, yyyy-mm-ddThh:mm:ss) each service keeps at least this number of tasks"
  default     = {}

  validation {
    condition = alltrue([
      for onsale in var.onsales :
      can(timecmp("${onsale.begins}Z", "${onsale.ends}Z")) ? timecmp("${onsale.begins}Z", "${onsale.ends}Z") < 0 : false
    ])
    error_message = "An on-sale ends after it begins, both as yyyy-mm-ddThh:mm:ss without a zone."
  }
}

variable "publish_api_docs" {
  type        = bool
  description = "Whether the API documentation that each service serves is public"
  default     = false
}

variable "region" {
  type        = string
  description = "AWS region; hard to change later, and SNS publishes 20 times more per second in some than in others"
}

variable "requests_per_address" {
  type        = number
  description = "Requests of one address in five minutes above which it gets 429"
  default     = 2000
}

variable "reserved_capacity_units" {
  type        = number
  description = "Load balancer capacity units reserved for an on-sale; null reserves none"
  default     = null

  validation {
    condition     = var.reserved_capacity_units == null ? true : var.reserved_capacity_units >= 100
    error_message = "AWS reserves 100 units or more."
  }
}

variable "scanner_apps_api" {
  type        = bool
  description = "Whether pretixSCAN apps may be devices of an event, beside the scanner page"
  default     = false
}

variable "door_requests_per_address" {
  type        = number
  description = "Requests of one address to the paths of scanners in five minutes above which it gets 429: all gates of a venue together"
  default     = 20000
}

variable "scans_per_device" {
  type        = number
  description = "Scans of one device in a minute above which it gets 429"
  default     = 300
}

variable "service_sizes" {
  type = map(object({
    cpu                 = number
    memory              = number
    minimum_tasks       = number
    maximum_tasks       = number
    requests_per_minute = number
  }))
  description = "Size of the tasks (CPU units, MiB), how many there are, and how many requests per minute one of them takes. Another size takes effect with deploy --from-template, another number of tasks with register-scalable-target (README)"
}

variable "storefront_url" {
  type        = string
  description = "Where buyers see their tickets; mails link there. null leaves the link out"
  default     = null
}

variable "claim_url" {
  type        = string
  description = "Where an offered ticket is claimed, with {code} for its code: https://tickets.example.org/#/claim/{code}. null: storefront_url"
  default     = null

  validation {
    condition     = var.claim_url == null || can(regex("^https://.*\\{code\\}", var.claim_url))
    error_message = "Write it as https://tickets.example.org/#/claim/{code}."
  }
}

variable "index_shards" {
  type        = number
  description = "Keys that each index over waiting rows is spread over; one carries about 1,000 writes a second, and may be raised at any time"
  default     = 4

  validation {
    condition     = var.index_shards >= 1 && var.index_shards <= 256
    error_message = "From 1 to 256: each look reads all of them."
  }
}

variable "restored_tables" {
  type        = map(string)
  description = "Tables that were restored under another name, such as { payments = \"event-ticketing-payments-prod-2\" } (runbook, Restore a table)"
  default     = {}

  validation {
    condition     = alltrue([for name, table in var.restored_tables : can(regex("^[A-Za-z0-9_.-]{3,255}$", table))])
    error_message = "A table's name has 3 to 255 letters, digits, '_', '.' and '-'."
  }
}

variable "mails_per_second" {
  type        = number
  description = "Mails per second that SES takes from the account; a new account has 14 (and 50,000 a day) once it may send to everybody"
  default     = 14

  validation {
    condition     = var.mails_per_second >= 1
    error_message = "At least one mail a second."
  }
}

variable "stripe_creates_per_second" {
  type        = number
  description = "PaymentIntents a second that all tasks together create; Stripe takes 25 unless it agreed to more"
  default     = 24
}

variable "stripe_publishable_key" {
  type        = string
  description = "Publishable key of Stripe, for the web page; not a secret"

  validation {
    condition     = startswith(var.stripe_publishable_key, "pk_")
    error_message = "A publishable key starts with pk_; a key that starts with sk_ or rk_ belongs in Secrets Manager."
  }

  validation {
    condition     = var.environment == "prod" || !startswith(var.stripe_publishable_key, "pk_live_")
    error_message = "A live key belongs in prod only."
  }
}

variable "stripe_webhook_cidrs" {
  type        = list(string)
  description = "Where Stripe sends webhooks from (docs.stripe.com/ips); empty admits every address"
}

variable "table_request_cap" {
  type        = number
  description = "Most reads and most writes per second that each table takes; null sets no cap"
  default     = null
}

variable "ticket_public_keys" {
  type        = map(string)
  description = "Keys that tickets are checked with: key id to base64 of the 32-byte Ed25519 public key"

  validation {
    condition = length(var.ticket_public_keys) > 0 && alltrue([
      for id, key in var.ticket_public_keys : can(regex("^([0-9]|1[0-5])$", id)) && can(regex("^[A-Za-z0-9+/]{43}=$", key))
    ])
    error_message = "At least one key; ids are 0 to 15, keys 44 characters of base64."
  }
}

variable "dead_letter_archive_days" {
  type        = number
  description = "How long archived dead letters are kept. A lower number deletes older ones with the next apply"
  default     = 90

  validation {
    condition     = var.dead_letter_archive_days >= 1 && floor(var.dead_letter_archive_days) == var.dead_letter_archive_days
    error_message = "S3 counts in whole days."
  }
}

variable "ticket_retention_days" {
  type        = number
  description = "How long ticket files are kept. A lower number deletes older files with the next apply"
  default     = 730

  validation {
    condition     = var.environment != "prod" || var.ticket_retention_days >= 90
    error_message = "Prod keeps ticket files for at least 90 days: S3 would delete older ones at once."
  }
}

variable "ticket_signing_key_id" {
  type        = number
  description = "Id of the key that signs new tickets"

  validation {
    condition     = contains(keys(var.ticket_public_keys), tostring(var.ticket_signing_key_id))
    error_message = "Tickets would be signed with a key that no door knows: publish it in ticket_public_keys first."
  }
}

variable "traces_endpoint" {
  type        = string
  description = "Where services send their traces (OTLP over HTTP), without /v1/traces; null sends none. The collector beside them takes metrics only"
  default     = null

  validation {
    condition     = var.traces_endpoint == null || can(regex("^https://[^/?#]+$", var.traces_endpoint))
    error_message = "An address is https:// and a host: tasks reach nothing but port 443."
  }
}

variable "vpc_cidr" {
  type        = string
  description = "Addresses of the network; a /16 leaves room for sixteen subnets"
  default     = "10.40.0.0/16"
}

variable "zones" {
  type        = list(string)
  description = "The three availability zones, such as eu-west-1a. Named, because AWS may list others one day, and subnets would move"

  validation {
    condition = length(distinct(var.zones)) == 3 && length(var.zones) == 3 && alltrue([
      for zone in var.zones : startswith(zone, var.region)
    ])
    error_message = "Three different zones of the region."
  }
}

variable "wallet" {
  type = object({
    pass_type_id     = string
    team_id          = string
    wwdr_certificate = string
  })
  description = "Apple Wallet: pass type and team as registered with Apple, and Apple's intermediate certificate as Base64 of DER. null offers no passes"
  default     = null
}
