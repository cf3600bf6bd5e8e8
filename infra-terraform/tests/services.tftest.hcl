mock_provider "aws" {
  source = "./tests/mocks"
}

# One run for all that needs no other variables: each applies everything once more.
run "with_the_usual_variables" {
  # Each service reaches its own resources and no others.
  # permissions.json, whose own test holds each service to what the topology says it owns, is what AWS gets.
  assert {
    condition = alltrue([
      for service in local.services : toset(flatten([
        for statement in jsondecode(module.service[service].task_policy).Statement : [
          for resource in statement.Resource : [for action in statement.Action : "${action} ${resource}"]
        ]
        ])) == toset(flatten([
        for resource, actions in local.permissions[service].grants : [
          for action in actions : "${action} ${local.resource_arns[resource]}"
        ]
      ]))
    ])
    error_message = "A policy grants more or less than permissions.json."
  }

  assert {
    condition = toset(keys(local.permissions)) == local.services && alltrue([
      for service in local.services : alltrue([
        for name, table in local.topology.tables :
        (table.owner == service) == contains(keys(local.permissions[service].grants), "table/${name}")
      ])
    ])
    error_message = "A service reaches another's table, or not its own."
  }

  assert {
    condition = (
      local.resource_arns["table/registrations/index/by-user"] == "${aws_dynamodb_table.this["registrations"].arn}/index/by-user" &&
      local.resource_arns["queue/validation-service-ticket-issued"] == module.queue["validation-service-ticket-issued"].arn &&
      local.resource_arns["queue/validation-service-ticket-issued-dlq"] == module.queue["validation-service-ticket-issued"].dead_letter_arn &&
      local.resource_arns["topic/ticket-issued"] == aws_sns_topic.message["ticket-issued"].arn &&
      local.resource_arns["bucket/tickets"] == aws_s3_bucket.this["tickets"].arn &&
      local.resource_arns["bucket/tickets/*"] == "${aws_s3_bucket.this["tickets"].arn}/*"
    )
    error_message = "permissions.json and Terraform mean different resources by one name."
  }

  assert {
    condition = alltrue(flatten([
      for service in module.service : [
        for statement in jsondecode(service.task_policy).Statement : [
          for action in statement.Action : !strcontains(action, "*") && statement.Effect == "Allow"
        ]
      ]
    ]))
    error_message = "A service may do more than named actions."
  }

  # Without it refunded tickets open the door: the batch is an action of its own, unlike a transaction.
  assert {
    condition = anytrue([
      for statement in jsondecode(module.service["validation-service"].task_policy).Statement :
      contains(statement.Action, "dynamodb:BatchWriteItem") && contains(statement.Resource, aws_dynamodb_table.this["door-search"].arn)
    ])
    error_message = "validation-service cannot write its search index."
  }

  # AWS counts all inline policies of a role, without white space; the telemetry's takes some hundred.
  assert {
    condition     = alltrue([for service in module.service : length(service.task_policy) < 9500])
    error_message = "A policy is too long for AWS."
  }

  # Mail is signed and leaves through ses.
  assert {
    condition = [for record in aws_route53_record.mail_signature : "${record.name} ${one(record.records)}"] == [
      for token in ["one", "two", "three"] : "${token}._domainkey.${var.mail_domain} ${token}.dkim.amazonses.com"
    ]
    error_message = "Receivers find no key."
  }

  # Nobody else writes in our name, and what bounces comes back to us.
  assert {
    condition = (
      one(aws_route53_record.mail_policy.records) == "v=DMARC1; p=quarantine; adkim=s; rua=mailto:${var.alarm_email}" &&
      aws_route53_record.mail_policy.name == "_dmarc.${var.mail_domain}" &&
      aws_ses_domain_mail_from.this.mail_from_domain == "bounce.${var.mail_domain}" &&
      one(aws_route53_record.mail_from["TXT"].records) == "v=spf1 include:amazonses.com -all" &&
      one(aws_route53_record.mail_from["MX"].records) == "10 feedback-smtp.${var.region}.amazonses.com"
    )
    error_message = "Others can write in our name."
  }

  # By the role of the task, from one address. A password of SMTP would be a key that never expires.
  assert {
    condition = (
      local.service_environment["ticket-service"].MAIL_TRANSPORT == "ses" &&
      local.service_environment["ticket-service"].MAIL_CONFIGURATION_SET == aws_ses_configuration_set.this["mail"].name &&
      length([for name in module.service["ticket-service"].environment_names : name if startswith(name, "MAIL_SMTP_")]) == 0
    )
    error_message = "ticket-service sends by SMTP, or holds a password for it."
  }

  assert {
    condition = [
      for statement in jsondecode(module.service["ticket-service"].task_policy).Statement :
      [statement.Action, statement.Resource, statement.Condition] if can(statement.Condition)
      ] == [[
        ["ses:SendRawEmail"], [aws_ses_configuration_set.this["mail"].arn, aws_ses_domain_identity.this.arn], { StringEquals = { "ses:FromAddress" = "tickets@tickets.example.com" } }
    ]]
    error_message = "ticket-service sends from other addresses, or not at all."
  }

  assert {
    condition     = !anytrue([for name in keys(merge(local.service_environment["ticket-service"], local.secrets["ticket-service"])) : startswith(name, "WALLET_")])
    error_message = "Half a setting for Wallet passes, with which ticket-service does not start."
  }

  # Each service gets its settings.
  assert {
    condition     = toset(keys(local.service_environment)) == local.services && toset(keys(local.secrets)) == local.services
    error_message = "A service of the topology has no settings."
  }

  assert {
    condition = alltrue([
      for service in module.service : length(setsubtract([
        "AWS_ACCOUNT_ID", "AWS_REGION", "MICRONAUT_SERVER_PORT", "OIDC_CLIENT_ID", "OIDC_ISSUER", "OIDC_JWKS_URL", "USHER_CORS_ORIGINS", "USHER_ENV",
      ], service.environment_names)) == 0
    ])
    error_message = "A setting that all services need is missing."
  }

  assert {
    condition = (
      length(setsubtract(["STRIPE_API_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRETS"], module.service["payment-service"].environment_names)) == 0 &&
      length(setsubtract(["TICKET_SIGNING_KEY", "TICKET_SIGNING_KEY_ID"], module.service["ticket-service"].environment_names)) == 0 &&
      contains(module.service["validation-service"].environment_names, "TICKET_PUBLIC_KEYS")
    )
    error_message = "A setting of one service is missing."
  }

  assert {
    condition = (
      local.service_environment["validation-service"].TICKET_PUBLIC_KEYS ==
      "0:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,1:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="
    )
    error_message = "The doors get other keys."
  }

  assert {
    condition     = local.service_environment["validation-service"].DEVICE_PUBLIC_ADDRESS == "https://${var.domain_name}"
    error_message = "The pictures of pairing codes lead elsewhere."
  }

  assert {
    condition     = local.service_environment["validation-service"].SCANNER_APPS_API == "false"
    error_message = "The door is open to scanner apps of others although nobody asked for it."
  }

  assert {
    condition     = local.common_environment.INDEX_SHARDS == "4" && local.common_environment.OUTBOX_SHARDS == "4"
    error_message = "The indexes over waiting rows are spread otherwise."
  }

  # Both are counted for all tasks together, so not divided among them.
  assert {
    condition     = local.service_environment["ticket-service"].MAIL_PER_SECOND == "14"
    error_message = "The mailer does not keep to SES's rate."
  }

  assert {
    condition     = local.service_environment["payment-service"].STRIPE_CREATES_PER_SECOND == "24"
    error_message = "payment-service does not keep to Stripe's rate."
  }

  # Production is real Stripe and real AWS: nothing may point elsewhere.
  assert {
    condition = alltrue(flatten([
      for service in module.service : [
        for name in service.environment_names : !startswith(name, "AWS_ENDPOINT") && !contains(["STRIPE_API_BASE", "AWS_ACCESS_KEY_ID"], name)
      ]
    ]))
    error_message = "A service of production points at a stand-in."
  }

  # An outage of a service is seen by three alarms, each within two minutes.
  assert {
    condition = alltrue([
      for name in concat(["edge-errors"], flatten([for service in local.services : ["${service}-no-healthy-task", "${service}-unreachable"]])) :
      aws_cloudwatch_metric_alarm.this[name].period == 60 && aws_cloudwatch_metric_alarm.this[name].evaluation_periods <= 2 &&
      aws_cloudwatch_metric_alarm.this[name].dimensions.LoadBalancer == aws_lb.this.arn_suffix
    ])
    error_message = "An outage is seen late, or at another load balancer."
  }

  assert {
    condition = alltrue([
      for service in local.services : [
        for alarm in [aws_cloudwatch_metric_alarm.this["${service}-no-healthy-task"]] :
        [alarm.metric_name, alarm.comparison_operator, alarm.threshold, alarm.treat_missing_data, alarm.dimensions.TargetGroup]
      ] == [["HealthyHostCount", "LessThanThreshold", 1, "breaching", aws_lb_target_group.service[service].arn_suffix]]
    ])
    error_message = "A service without tasks raises no alarm: it has no metric then."
  }

  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.this : contains(alarm.alarm_actions, aws_sns_topic.alarm.arn) &&
      (alarm.metric_name != null) != (length(alarm.metric_query) > 0)
    ])
    error_message = "An alarm tells nobody, or watches nothing."
  }

  assert {
    condition = alltrue([
      for name, expression in {
        tables-throttled        = "ThrottledRequests"
        tables-system-errors    = "SystemErrors"
        indexes-throttle-reads  = "GlobalSecondaryIndexName"
        indexes-throttle-writes = "GlobalSecondaryIndexName"
      } : strcontains(one(aws_cloudwatch_metric_alarm.this[name].metric_query).expression, expression)
    ])
    error_message = "Throttled indexes or failures of DynamoDB raise no alarm."
  }

  # An alarm on a value of a label needs a metric that keeps the label.
  assert {
    condition = local.labelled_metrics == {
      usher_messages_total                = { label = "verdict", values = ["unprocessable"] }
      usher_reconciliation_findings_total = { label = "what", values = ["paid_not_here", "here_not_there", "amount_differs"] }
      usher_refunds_total                 = { label = "outcome", values = ["failed"] }
      usher_webhooks_total                = { label = "outcome", values = ["invalid_signature", "other_api_version"] }
      } && aws_cloudwatch_metric_alarm.this["payment-service-reconciliation-paid-not-here"].dimensions == tomap({
        service = "payment-service", environment = "prod", what = "paid_not_here"
    })
    error_message = "Alarms watch other values than the collector delivers."
  }

  # AWS stops sending for who mails addresses that do not exist, or people who do not want it.
  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["mails-bounce"].metric_name == "Reputation.BounceRate" && aws_cloudwatch_metric_alarm.this["mails-bounce"].threshold < 0.05 &&
      aws_cloudwatch_metric_alarm.this["mails-complaints"].metric_name == "Reputation.ComplaintRate" && aws_cloudwatch_metric_alarm.this["mails-complaints"].threshold < 0.001 &&
      toset(compact(flatten([for query in aws_cloudwatch_metric_alarm.this["mails-unreported"].metric_query : [for metric in query.metric : metric.metric_name]]))) ==
      toset(["Bounce", "usher_mail_events_total"])
    )
    error_message = "Bounces and complaints raise no alarm before AWS acts, or reports that stay away."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["ticket-service-mails-parked"].metric_name == "usher_mails_parked_total" &&
      jsondecode(aws_cloudwatch_event_rule.failed_deployment.event_pattern).detail.eventName == ["SERVICE_DEPLOYMENT_FAILED"] &&
      aws_cloudwatch_event_target.failed_deployment.arn == aws_sns_topic.alarm.arn
    )
    error_message = "Parked mails or failed deployments raise no alarm."
  }

  # A deployment that breaks a consumer rolls back.
  assert {
    condition = alltrue([
      for name, queue in local.topology.queues : length(module.queue[name].alarm_names) == 2
    ])
    error_message = "A queue has no alarms that could stop a deployment."
  }

  # A pipeline ships its own service only.
  assert {
    condition = alltrue([
      for service, role in aws_iam_role.deploy :
      one(jsondecode(role.assume_role_policy).Statement).Condition.StringEquals["token.actions.githubusercontent.com:sub"] ==
      "repo:example/tickets:environment:${service}-prod"
    ])
    error_message = "A deploy role can be assumed from elsewhere."
  }

  assert {
    condition = toset(keys(aws_iam_role.deploy)) == local.services && alltrue([
      for service, policy in aws_iam_role_policy.deploy : [
        for statement in jsondecode(policy.policy).Statement : statement.Resource if statement.Sid == "RollOut"
      ] == [[module.service[service].service_arn]]
    ])
    error_message = "A deploy role rolls out another service."
  }
}

run "tasks_are_arm_and_read_only" {
  module {
    source = "./modules/service"
  }

  variables {
    name                 = "s"
    service              = "ticket-service"
    environment_name     = "prod"
    cluster_arn          = "arn:aws:ecs:eu-west-1:123456789012:cluster/c"
    cluster_name         = "c"
    image                = "i:1"
    image_repository_arn = "arn:aws:ecr:eu-west-1:123456789012:repository/r"
    container_port       = 8080
    cpu                  = 1024
    memory               = 2048
    environment          = { A = "1" }
    secret_arns          = { B = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:b" }
    statements           = []
    subnet_ids           = ["subnet-a"]
    security_group_id    = "sg-a"
    target_group_arn     = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/1"
    request_label        = "app/l/1/targetgroup/t/1"
    minimum_tasks        = 3
    maximum_tasks        = 30
    requests_per_target  = 6000
    backlog_queues       = { q = "physical-q" }
    onsales              = { big = { begins = "2027-03-01T08:00:00", ends = "2027-03-01T12:00:00", minimum_tasks = 40 } }
    deployment_alarms    = ["broken"]
    alarm_topic_arn      = "arn:aws:sns:eu-west-1:123456789012:a"
    collector_image      = "o:1"
    labelled_metrics     = { usher_refunds_total = { label = "outcome", values = ["failed", "lost"] } }
    log_retention_days   = 30
  }

  assert {
    condition = (
      one(aws_ecs_task_definition.this.runtime_platform).cpu_architecture == "ARM64" &&
      alltrue([for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container.readonlyRootFilesystem])
    )
    error_message = "Tasks run on arm64 with a read-only root."
  }

  assert {
    condition = [
      for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container.secrets
      if container.name == "app"
    ] == [[{ name = "B", valueFrom = var.secret_arns["B"] }]]
    error_message = "Secrets reach the container by reference only."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource
      if contains(statement.Action, "secretsmanager:GetSecretValue")
    ] == [[var.secret_arns["B"]]]
    error_message = "The execution role reads other secrets."
  }

  # A typing mistake in it stops all metrics.
  assert {
    condition = alltrue([
      for configuration in [yamldecode([
        for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container.environment[0].value
        if container.name == "collector"
        ][0])] : alltrue([
        for kind in ["receivers", "processors", "exporters"] :
        toset(configuration.service.pipelines.metrics[kind]) == toset(keys(configuration[kind]))
      ])
    ])
    error_message = "The collector's pipeline names a part that is not there, or leaves one out."
  }

  # Otherwise the failure that happens once in the life of a task raises no alarm.
  assert {
    condition = [
      for exporter in [yamldecode([
        for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container.environment[0].value
        if container.name == "collector"
      ][0]).exporters.awsemf] :
      [exporter.retain_initial_value_of_delta_metric, exporter.metric_declarations[1].dimensions, exporter.metric_declarations[1].label_matchers]
    ] == [[true, [["service", "environment", "outcome"]], [{ label_names = ["outcome"], regex = "^(failed|lost)$" }]]]
    error_message = "The collector drops first values, or labels that alarms watch."
  }

  assert {
    condition     = aws_ecs_task_definition.this.skip_destroy && aws_ecs_service.this.tags.Template == aws_ecs_task_definition.this.arn
    error_message = "A changed template takes the running revision away, or the deploy command does not find it."
  }

  assert {
    condition = alltrue([
      for role in [aws_iam_role.task, aws_iam_role.execution] :
      one(jsondecode(role.assume_role_policy).Statement).Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    ])
    error_message = "ECS in another account can be talked into using the roles."
  }

  assert {
    condition = alltrue([
      for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container.memory == 1856
      if container.name == "app"
    ])
    error_message = "The JVM can take the memory of the collector."
  }

  assert {
    condition = (
      one(aws_ecs_service.this.deployment_circuit_breaker).rollback && one(aws_ecs_service.this.alarms).rollback &&
      aws_appautoscaling_target.this.min_capacity == 3 && aws_appautoscaling_target.this.max_capacity == 30
    )
    error_message = "A bad deployment must roll back by itself."
  }

  assert {
    condition = (
      one([
        for metric in one(one(aws_appautoscaling_policy.backlog["q"].target_tracking_scaling_policy_configuration).customized_metric_specification).metrics :
        metric.expression if metric.return_data
      ]) == "visible / running"
    )
    error_message = "Consumers scale by their backlog per task."
  }

  assert {
    condition = (
      one(aws_appautoscaling_scheduled_action.onsale_begins["big"].scalable_target_action).min_capacity == "40" &&
      one(aws_appautoscaling_scheduled_action.onsale_begins["big"].scalable_target_action).max_capacity == "40" &&
      one(aws_appautoscaling_scheduled_action.onsale_ends["big"].scalable_target_action).min_capacity == "3"
    )
    error_message = "An on-sale raises the fewest tasks and lowers them again."
  }
}

run "optional_settings" {
  variables {
    wallet              = { pass_type_id = "pass.com.example", team_id = "A1B2C3D4E5", wwdr_certificate = "MIIE" }
    scanner_apps_api    = true
    github_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
    onsales             = { big = { begins = "2027-03-01T08:00:00", ends = "2027-03-01T12:00:00", minimum_tasks = 6 } }
    restored_tables     = { payments = "event-ticketing-payments-prod-2" }
    traces_endpoint     = "https://traces.example.com"
  }

  assert {
    condition = (
      aws_dynamodb_table.this["payments"].name == "event-ticketing-payments-prod-2" &&
      aws_dynamodb_table.this["refunds"].name == "event-ticketing-refunds-prod" &&
      local.common_environment.USHER_RESTORED_TABLES == "payments=event-ticketing-payments-prod-2"
    )
    error_message = "A restored table keeps its old name, or the services do not learn the new one."
  }

  assert {
    condition     = local.common_environment.OTEL_EXPORTER_OTLP_ENDPOINT == "https://traces.example.com"
    error_message = "The services do not learn where traces go."
  }

  assert {
    condition = length([
      for name in keys(merge(local.service_environment["ticket-service"], local.secrets["ticket-service"])) : name if startswith(name, "WALLET_")
    ]) == 5
    error_message = "A setting for Wallet passes is missing."
  }

  assert {
    condition     = local.service_environment["validation-service"].SCANNER_APPS_API == "true"
    error_message = "The setting does not reach the door."
  }

  assert {
    condition = length(aws_iam_openid_connect_provider.github) == 0 && alltrue([
      for role in aws_iam_role.deploy :
      one(jsondecode(role.assume_role_policy).Statement).Principal.Federated == var.github_provider_arn
    ])
    error_message = "An account has one provider for GitHub, and this one exists already."
  }
}

# A run fails if one of these is accepted.
run "refused_settings" {
  command = plan

  expect_failures = [
    var.mail_from,
    var.onsales,
    var.stripe_publishable_key,
    var.ticket_public_keys,
    var.ticket_retention_days,
    var.zones,
  ]

  variables {
    mail_from              = "Usher <tickets@example.org>"
    onsales                = { ends_first = { begins = "2027-03-01T12:00:00", ends = "2027-03-01T08:00:00", minimum_tasks = 40 } }
    stripe_publishable_key = "sk_live_secret"
    ticket_public_keys     = { "0" = "replace" }
    ticket_retention_days  = 30
    zones                  = ["eu-west-1a", "eu-west-1b", "eu-central-1c"]
  }
}

# The state is that of prod.
run "a_live_stripe_key_outside_prod_a_signing_key_that_no_door_knows_and_another_environment_are_refused" {
  command         = plan
  expect_failures = [var.stripe_publishable_key, var.ticket_signing_key_id, terraform_data.place]

  variables {
    environment           = "dev"
    ticket_signing_key_id = 2
  }
}

run "an_unknown_environment_is_refused" {
  command         = plan
  expect_failures = [var.environment]

  variables {
    environment            = "staging"
    stripe_publishable_key = "pk_test_a"
  }
}
