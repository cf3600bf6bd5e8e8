account_id             = "222222222222" # replace
alarm_email            = "oncall@example.com"
cors_origins           = ["https://tickets.example.com"]
domain_name            = "api.tickets.example.com"
environment            = "prod"
hosted_zone_id         = "Z0000000000000000000" # replace
log_retention_days     = 90
mail_domain            = "tickets.example.com"
mail_from              = "Usher <tickets@tickets.example.com>"
monthly_budget_usd     = 900
region                 = "eu-west-1"
storefront_url         = "https://tickets.example.com"
stripe_publishable_key = "pk_live_replace"
ticket_public_keys     = { "0" = "replace" } # refused until it is a key
ticket_signing_key_id  = 0
zones                  = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]

image_tags = {
  payment-service    = "0.1.0"
  ticket-service     = "0.1.0"
  validation-service = "0.1.0"
}

service_sizes = {
  payment-service    = { cpu = 1024, memory = 2048, minimum_tasks = 3, maximum_tasks = 30, requests_per_minute = 6000 }
  ticket-service     = { cpu = 1024, memory = 2048, minimum_tasks = 3, maximum_tasks = 30, requests_per_minute = 6000 }
  validation-service = { cpu = 1024, memory = 2048, minimum_tasks = 3, maximum_tasks = 15, requests_per_minute = 12000 }
}

# From docs.stripe.com/ips, which announces changes seven days ahead; compare before the first apply.
stripe_webhook_cidrs = [
  "3.18.12.63/32",
  "3.130.192.231/32",
  "13.235.14.237/32",
  "13.235.122.149/32",
  "18.211.135.69/32",
  "35.154.171.200/32",
  "52.15.183.38/32",
  "54.88.130.119/32",
  "54.88.130.237/32",
  "54.187.174.169/32",
  "54.187.205.235/32",
  "54.187.216.72/32",
]
