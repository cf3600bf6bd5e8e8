locals {
  container_port = 8080

  # What permissions.json calls each resource.
  resource_arns = merge(
    { for name, _ in local.topology.tables : "table/${name}" => aws_dynamodb_table.this[name].arn },
    merge([
      for name, table in local.topology.tables : {
        for index, _ in table.indexes : "table/${name}/index/${index}" => "${aws_dynamodb_table.this[name].arn}/index/${index}"
      }
    ]...),
    { for name, _ in local.topology.topics : "topic/${name}" => aws_sns_topic.message[name].arn },
    { for name, _ in local.topology.queues : "queue/${name}" => module.queue[name].arn },
    { for name, queue in local.topology.queues : "queue/${queue.deadLetterQueue}" => module.queue[name].dead_letter_arn },
    { for name, _ in local.topology.buckets : "bucket/${name}" => aws_s3_bucket.this[name].arn },
    { for name, _ in local.topology.buckets : "bucket/${name}/*" => "${aws_s3_bucket.this[name].arn}/*" },
    { for name, _ in local.topology.senders : "identity/${name}" => aws_ses_domain_identity.this.arn },
    { for name, _ in local.topology.senders : "configuration-set/${name}" => aws_ses_configuration_set.this[name].arn },
  )

  # What AWS compares besides. The identity is a domain, and a service sends from one address of it.
  resource_conditions = merge([
    for name, _ in local.topology.senders : {
      for kind in ["configuration-set", "identity"] : "${kind}/${name}" => { StringEquals = { "ses:FromAddress" = local.mail_address } }
    }
  ]...)

  # One statement for all resources with the same actions: a role's inline policies hold 10,240 characters.
  service_statements = {
    for service in local.services : service => [
      for actions in distinct([for granted in local.permissions[service].grants : join(" ", granted)]) : {
        Effect = "Allow"
        Action = split(" ", actions)
        Resource = [
          for resource, granted in local.permissions[service].grants : local.resource_arns[resource]
          if join(" ", granted) == actions
        ]
        Condition = one(distinct([
          for resource, granted in local.permissions[service].grants : lookup(local.resource_conditions, resource, null)
          if join(" ", granted) == actions
        ]))
      }
    ]
  }

  common_environment = merge({
    AWS_ACCOUNT_ID        = var.account_id
    AWS_REGION            = var.region
    INDEX_SHARDS          = tostring(var.index_shards)
    MICRONAUT_SERVER_PORT = tostring(local.container_port)
    OIDC_CLIENT_ID        = join(",", [for name in keys(local.frontends) : aws_cognito_user_pool_client.this[name].id])
    OIDC_ISSUER           = local.oidc_issuer
    OUTBOX_SHARDS         = tostring(var.index_shards)
    OIDC_JWKS_URL         = "${local.oidc_issuer}/.well-known/jwks.json"
    OIDC_STAFF_CLIENT_ID  = aws_cognito_user_pool_client.this["organizer"].id
    OIDC_STAFF_ISSUER     = local.oidc_staff_issuer
    OIDC_STAFF_JWKS_URL   = "${local.oidc_staff_issuer}/.well-known/jwks.json"
    USHER_CORS_ORIGINS    = join(",", var.cors_origins)
    USHER_ENV             = var.environment
    },
    length(var.restored_tables) == 0 ? {} : {
      USHER_RESTORED_TABLES = join(",", [for name, table in var.restored_tables : "${name}=${table}"])
    },
    var.traces_endpoint == null ? {} : {
      OTEL_EXPORTER_OTLP_ENDPOINT = var.traces_endpoint
    },
  )

  service_environment = {
    payment-service = {
      STRIPE_PUBLISHABLE_KEY    = var.stripe_publishable_key
      STRIPE_CREATES_PER_SECOND = tostring(var.stripe_creates_per_second)
    }
    ticket-service = merge(
      {
        MAIL_CONFIGURATION_SET = aws_ses_configuration_set.this["mail"].name
        MAIL_FROM              = var.mail_from
        MAIL_PER_SECOND        = tostring(var.mails_per_second)
        MAIL_TRANSPORT         = "ses"
        TICKET_SIGNING_KEY_ID  = tostring(var.ticket_signing_key_id)
      },
      var.storefront_url == null ? {} : {
        MAIL_STOREFRONT_URL = var.storefront_url
      },
      var.claim_url == null ? {} : {
        MAIL_CLAIM_URL = var.claim_url
      },
      var.wallet == null ? {} : {
        WALLET_PASS_TYPE_ID     = var.wallet.pass_type_id
        WALLET_TEAM_ID          = var.wallet.team_id
        WALLET_WWDR_CERTIFICATE = var.wallet.wwdr_certificate
      },
    )
    validation-service = {
      TICKET_PUBLIC_KEYS = join(",", [for id, key in var.ticket_public_keys : "${id}:${key}"])
      # Written by the load balancer, the only one that reaches the service.
      DEVICE_ADDRESS_HEADER = "X-Forwarded-For"
      # Where phones open the scanner page from a pairing code.
      DEVICE_PUBLIC_ADDRESS = "https://${var.domain_name}"
      # The organizer's page redeems its code there.
      OIDC_ORIGINS     = local.staff_sign_in_pages
      SCANNER_APPS_API = tostring(var.scanner_apps_api)
    }
  }
}

resource "aws_ecs_cluster" "this" {
  name = replace(local.name_pattern, "{name}", "services")

  # RunningTaskCount, which scaling by backlog divides by, comes from here.
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecr_repository" "service" {
  for_each = local.services

  name                 = replace(local.name_pattern, "{name}", each.key)
  image_tag_mutability = "IMMUTABLE"
  force_delete         = local.disposable
  tags                 = { Service = each.key }

  encryption_configuration {
    encryption_type = "AES256"
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "service" {
  for_each = local.services

  repository = aws_ecr_repository.service[each.key].name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep what a roll-back may need: 30 pushes, each an image, its attestation and their index"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 90 }
      action       = { type = "expire" }
    }]
  })
}

module "service" {
  source   = "./modules/service"
  for_each = local.services

  name                 = replace(local.name_pattern, "{name}", each.key)
  service              = each.key
  environment_name     = var.environment
  account_id           = var.account_id
  region               = var.region
  cluster_arn          = aws_ecs_cluster.this.arn
  cluster_name         = aws_ecs_cluster.this.name
  image                = "${aws_ecr_repository.service[each.key].repository_url}:${var.image_tags[each.key]}"
  image_repository_arn = aws_ecr_repository.service[each.key].arn
  container_port       = local.container_port
  cpu                  = var.service_sizes[each.key].cpu
  memory               = var.service_sizes[each.key].memory
  environment          = merge(local.common_environment, local.service_environment[each.key])
  secret_arns = {
    for key, setting in local.secret_settings :
    setting.variable => aws_secretsmanager_secret.setting[key].arn if setting.service == each.key
  }
  statements = local.service_statements[each.key]

  subnet_ids        = [for subnet in aws_subnet.private : subnet.id]
  security_group_id = aws_security_group.tasks.id
  target_group_arn  = aws_lb_target_group.service[each.key].arn
  request_label     = "${aws_lb.this.arn_suffix}/${aws_lb_target_group.service[each.key].arn_suffix}"

  minimum_tasks       = var.service_sizes[each.key].minimum_tasks
  maximum_tasks       = var.service_sizes[each.key].maximum_tasks
  requests_per_target = var.service_sizes[each.key].requests_per_minute
  backlog_queues = {
    for name, queue in local.topology.queues : name => module.queue[name].name if queue.consumer == each.key
  }
  onsales = var.onsales

  deployment_alarms = concat(
    [for alarm in ["unreachable", "server-errors"] : aws_cloudwatch_metric_alarm.this["${each.key}-${alarm}"].alarm_name],
    flatten([for name, queue in local.topology.queues : module.queue[name].alarm_names if queue.consumer == each.key]),
  )
  alarm_topic_arn    = aws_sns_topic.alarm.arn
  collector_image    = var.collector_image
  labelled_metrics   = local.labelled_metrics
  log_retention_days = var.log_retention_days

  # ECS refuses a service whose target group hangs on no listener, and gives up tasks that cannot reach their image.
  depends_on = [
    aws_lb_listener_rule.route,
    aws_route.private_to_internet,
    aws_route_table_association.private,
    aws_vpc_endpoint.gateway,
    aws_vpc_endpoint.interface,
  ]
}
