locals {
  container_port = 8080

  # What each service may do follows from what the topology says of it. TransactWriteItems and PublishBatch are not
  # actions of their own in IAM: they are authorised as the writes and publishes they consist of.
  service_statements = {
    for service in local.services : service => concat(
      [
        {
          Sid    = "OwnTables"
          Effect = "Allow"
          Action = [
            "dynamodb:BatchGetItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
          ]
          Resource = [
            for name, table in local.topology.tables : aws_dynamodb_table.this[name].arn if table.owner == service
          ]
        },
        {
          Sid    = "OwnIndexes"
          Effect = "Allow"
          Action = ["dynamodb:Query"]
          Resource = [
            for name, table in local.topology.tables : "${aws_dynamodb_table.this[name].arn}/index/*"
            if table.owner == service && length(table.indexes) > 0
          ]
        },
        {
          Sid    = "ListRows"
          Effect = "Allow"
          Action = ["dynamodb:Scan"]
          Resource = [
            for name in local.scanned_tables : aws_dynamodb_table.this[name].arn
            if local.topology.tables[name].owner == service
          ]
        },
        {
          Sid    = "OwnTopics"
          Effect = "Allow"
          Action = ["sns:Publish"]
          Resource = [
            for name, topic in local.topology.topics : aws_sns_topic.message[name].arn if topic.publisher == service
          ]
        },
        {
          Sid    = "OwnQueues"
          Effect = "Allow"
          Action = [
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
          ]
          Resource = [
            for name, queue in local.topology.queues : module.queue[name].arn if queue.consumer == service
          ]
        },
        {
          # A message that no retry can help goes there at once.
          Sid    = "OwnDeadLetters"
          Effect = "Allow"
          Action = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
          Resource = [
            for name, queue in local.topology.queues : module.queue[name].dead_letter_arn if queue.consumer == service
          ]
        },
        {
          Sid    = "OwnObjects"
          Effect = "Allow"
          # Documents of tickets that are no good any more are deleted.
          Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = [
            for name, bucket in local.topology.buckets : "${aws_s3_bucket.this[name].arn}/*" if bucket.owner == service
          ]
        },
        {
          # Without it, S3 answers 403 and not 404 for an object that is not there.
          Sid    = "OwnBuckets"
          Effect = "Allow"
          Action = ["s3:ListBucket"]
          Resource = [
            for name, bucket in local.topology.buckets : aws_s3_bucket.this[name].arn if bucket.owner == service
          ]
        },
      ],
    )
  }

  # Listed whole: the few events, and payments once a day by the audit. Everything else is read by key or index.
  scanned_tables = ["events", "payments"]

  common_environment = {
    AWS_ACCOUNT_ID        = var.account_id
    AWS_REGION            = var.region
    MICRONAUT_SERVER_PORT = tostring(local.container_port)
    OIDC_CLIENT_ID        = aws_cognito_user_pool_client.web.id
    OIDC_ISSUER           = local.oidc_issuer
    OIDC_JWKS_URL         = "${local.oidc_issuer}/.well-known/jwks.json"
    USHER_CORS_ORIGINS    = join(",", var.cors_origins)
    USHER_ENV             = var.environment
  }

  service_environment = {
    payment-service = {
      STRIPE_PUBLISHABLE_KEY = var.stripe_publishable_key
      # Stripe counts the whole account, a task only itself.
      STRIPE_CREATES_PER_SECOND = tostring(max(1, floor(
        var.stripe_creates_per_second / var.service_sizes["payment-service"].minimum_tasks
      )))
    }
    ticket-service = merge(
      {
        MAIL_FROM             = var.mail_from
        MAIL_SMTP_HOST        = "email-smtp.${var.region}.amazonaws.com"
        TICKET_SIGNING_KEY_ID = tostring(var.ticket_signing_key_id)
      },
      var.storefront_url == null ? {} : {
        MAIL_STOREFRONT_URL = var.storefront_url
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
      # The organizer's page redeems its code there.
      OIDC_ORIGINS     = "https://${aws_cognito_user_pool_domain.this.domain}.auth.${var.region}.amazoncognito.com"
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
      description  = "Keep what a roll-back may need"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }
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
  statements = [for statement in local.service_statements[each.key] : statement if length(statement.Resource) > 0]

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

  alarm_topic_arn    = aws_sns_topic.alarm.arn
  collector_image    = var.collector_image
  log_retention_days = var.log_retention_days

  # ECS refuses a service whose target group hangs on no listener.
  depends_on = [aws_lb_listener_rule.route]
}
