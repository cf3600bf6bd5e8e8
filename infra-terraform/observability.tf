locals {
  # Of the business metrics that the collectors deliver. They have one time series per service and environment.
  business_alarms = {
    orders-without-tickets = {
      description = "Somebody has paid five minutes ago and has no tickets. See the runbook."
      metric      = "usher_orders_without_tickets"
      services    = toset(["payment-service"])
      threshold   = 0
      labels      = {}
    }
    looks-fail = {
      description = "A loop in the background has failed for half an hour: numbers that it reports are old. The log says why."
      metric      = "usher_look_age_seconds"
      services    = local.services
      threshold   = 1800
      labels      = {}
    }
    outbox-age = {
      description = "A message has waited in the outbox for minutes: the relay stands still, or SNS refuses."
      metric      = "usher_outbox_oldest_age_seconds"
      services    = toset([for topic in local.topology.topics : topic.publisher])
      threshold   = 120
      labels      = {}
    }
    outbox-set-apart = {
      description = "SNS refuses a message for what it says: it is set apart, and a person has to look. See the runbook."
      metric      = "usher_outbox_set_apart_total"
      services    = toset([for topic in local.topology.topics : topic.publisher])
      threshold   = 0
      labels      = {}
    }
    unreadable-rows = {
      description = "A row of a table cannot be read and is left out: its refund, hold or device waits. See the runbook."
      metric      = "usher_unreadable_rows_total"
      services    = local.services
      threshold   = 0
      labels      = {}
    }
    messages-wait = {
      description = "A message has not been handled for five minutes, because something that it needs is away. See the runbook for the cause."
      metric      = "usher_messages_waiting_oldest_seconds"
      services    = local.services
      threshold   = 300
      labels      = {}
    }
    payments-review = {
      description = "Money came that does not fit its registration, or went back twice: a person has to look. See the runbook."
      metric      = "usher_payments_review_total"
      services    = toset(["payment-service"])
      threshold   = 0
      labels      = {}
    }
    payments-unconfirmed = {
      description = "Somebody has paid, and the registration is not confirmed five minutes later."
      metric      = "usher_payments_paid_unconfirmed"
      services    = toset(["payment-service"])
      threshold   = 0
      labels      = {}
    }
    refunds-age = {
      description = "A refund has waited for an hour: Stripe does not answer, or refuses our key."
      metric      = "usher_refunds_oldest_age_seconds"
      services    = toset(["payment-service"])
      threshold   = 3600
      labels      = {}
    }
    refunds-failed = {
      description = "Stripe refused a refund for good: the buyer does not have the money."
      metric      = "usher_refunds_total"
      services    = toset(["payment-service"])
      threshold   = 0
      labels      = { outcome = "failed" }
    }
  }

  business_alarm_series = merge([
    for name, alarm in local.business_alarms : {
      for service in alarm.services : "${service}-${name}" => merge(alarm, { service = service })
    }
  ]...)

  dynamodb_operations = ["GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem"]
}

# Not encrypted by the key that AWS manages for SNS: CloudWatch may not use that one. Alarms hold no personal data.
resource "aws_sns_topic" "alarm" {
  name = replace(local.name_pattern, "{name}", "alarm")
}

resource "aws_sns_topic_policy" "alarm" {
  arn = aws_sns_topic.alarm.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AlarmsOfThisAccount"
      Effect    = "Allow"
      Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alarm.arn
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "alarm_email" {
  topic_arn = aws_sns_topic.alarm.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "failed_notifications" {
  for_each = local.topology.topics

  alarm_name          = "${aws_sns_topic.message[each.key].name}-failed-notifications"
  alarm_description   = "The topic cannot deliver to a queue; what it gave up on is in that queue's dead-letter queue."
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  dimensions          = { TopicName = aws_sns_topic.message[each.key].name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
}

resource "aws_cloudwatch_metric_alarm" "server_errors" {
  for_each = local.services

  alarm_name          = "${replace(local.name_pattern, "{name}", each.key)}-server-errors"
  alarm_description   = "More than one request in a hundred fails in the service."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = { Service = each.key }

  metric_query {
    id          = "percentage"
    expression  = "100 * FILL(errors, 0) / requests"
    label       = "Failed requests in percent"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "HTTPCode_Target_5XX_Count", requests = "RequestCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        period      = 60
        stat        = "Sum"
        dimensions = {
          LoadBalancer = aws_lb.this.arn_suffix
          TargetGroup  = aws_lb_target_group.service[each.key].arn_suffix
        }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  for_each = local.services

  alarm_name          = "${replace(local.name_pattern, "{name}", each.key)}-latency"
  alarm_description   = "One request in a hundred takes longer than a second and a half."
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p99"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1.5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = { Service = each.key }

  # A percentile of a handful of requests says nothing.
  evaluate_low_sample_count_percentiles = "ignore"

  dimensions = {
    LoadBalancer = aws_lb.this.arn_suffix
    TargetGroup  = aws_lb_target_group.service[each.key].arn_suffix
  }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  for_each = local.services

  alarm_name          = "${replace(local.name_pattern, "{name}", each.key)}-unhealthy"
  alarm_description   = "A task of the service does not answer its health check."
  namespace           = "AWS/ApplicationELB"
  metric_name         = "UnHealthyHostCount"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = { Service = each.key }

  dimensions = {
    LoadBalancer = aws_lb.this.arn_suffix
    TargetGroup  = aws_lb_target_group.service[each.key].arn_suffix
  }
}

resource "aws_cloudwatch_metric_alarm" "throttled" {
  for_each = local.topology.tables

  alarm_name          = "${aws_dynamodb_table.this[each.key].name}-throttled"
  alarm_description   = "The table turns requests away: a hot key, or more load than it has warmed up to."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = { Service = each.value.owner }

  metric_query {
    id          = "throttled"
    expression  = "FILL(reads, 0) + FILL(writes, 0)"
    label       = "Throttled requests"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { reads = "ReadThrottleEvents", writes = "WriteThrottleEvents" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value
        period      = 60
        stat        = "Sum"
        dimensions  = { TableName = aws_dynamodb_table.this[each.key].name }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "system_errors" {
  for_each = local.topology.tables

  alarm_name          = "${aws_dynamodb_table.this[each.key].name}-system-errors"
  alarm_description   = "DynamoDB itself fails on this table."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = { Service = each.value.owner }

  metric_query {
    id          = "errors"
    expression  = join(" + ", [for operation in local.dynamodb_operations : "FILL(${lower(operation)}, 0)"])
    label       = "System errors"
    return_data = true
  }

  # The metric exists per operation only.
  dynamic "metric_query" {
    for_each = toset(local.dynamodb_operations)

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
        period      = 60
        stat        = "Sum"
        dimensions  = { TableName = aws_dynamodb_table.this[each.key].name, Operation = metric_query.value }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "business" {
  for_each = local.business_alarm_series

  alarm_name          = replace(local.name_pattern, "{name}", each.key)
  alarm_description   = each.value.description
  namespace           = "Usher"
  metric_name         = each.value.metric
  dimensions          = merge({ service = each.value.service, environment = var.environment }, each.value.labels)
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = each.value.threshold == 0 ? 1 : 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = { Service = each.value.service }
}

resource "aws_budgets_budget" "monthly" {
  name         = replace(local.name_pattern, "{name}", "monthly")
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator       = "GREATER_THAN"
    notification_type         = "FORECASTED"
    threshold                 = 100
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [aws_sns_topic.alarm.arn]
  }

  # A forecast needs weeks of history; this one works from the first day.
  notification {
    comparison_operator       = "GREATER_THAN"
    notification_type         = "ACTUAL"
    threshold                 = 80
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [aws_sns_topic.alarm.arn]
  }

  depends_on = [aws_sns_topic_policy.alarm]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = replace(local.name_pattern, "{name}", "overview")
  dashboard_body = jsonencode({
    widgets = [
      for position, widget in local.dashboard_widgets : {
        type   = "metric"
        x      = 12 * (position % 2)
        y      = 6 * floor(position / 2)
        width  = 12
        height = 6
        properties = {
          title   = widget.title
          region  = var.region
          view    = "timeSeries"
          stat    = widget.stat
          period  = 60
          metrics = widget.metrics
        }
      }
    ]
  })
}

locals {
  dashboard_widgets = [
    {
      title = "Requests per minute"
      stat  = "Sum"
      metrics = [
        for service in local.services : [
          "AWS/ApplicationELB", "RequestCount", "TargetGroup", aws_lb_target_group.service[service].arn_suffix,
          "LoadBalancer", aws_lb.this.arn_suffix, { label = service },
        ]
      ]
    },
    {
      title = "Slowest request in a hundred, seconds"
      stat  = "p99"
      metrics = [
        for service in local.services : [
          "AWS/ApplicationELB", "TargetResponseTime", "TargetGroup", aws_lb_target_group.service[service].arn_suffix,
          "LoadBalancer", aws_lb.this.arn_suffix, { label = service },
        ]
      ]
    },
    {
      title = "Failed requests per minute"
      stat  = "Sum"
      metrics = [
        for service in local.services : [
          "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "TargetGroup",
          aws_lb_target_group.service[service].arn_suffix, "LoadBalancer", aws_lb.this.arn_suffix, { label = service },
        ]
      ]
    },
    {
      title = "Running tasks"
      stat  = "Average"
      metrics = [
        for service in local.services : [
          "ECS/ContainerInsights", "RunningTaskCount", "ClusterName", aws_ecs_cluster.this.name,
          "ServiceName", module.service[service].service_name, { label = service },
        ]
      ]
    },
    {
      title   = "Waiting messages"
      stat    = "Maximum"
      metrics = [for name, queue in module.queue : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.name, { label = name }]]
    },
    {
      title   = "Age of the oldest message, seconds"
      stat    = "Maximum"
      metrics = [for name, queue in module.queue : ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue.name, { label = name }]]
    },
    {
      title   = "Dead letters"
      stat    = "Maximum"
      metrics = [for name, queue in module.queue : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.dead_letter_name, { label = name }]]
    },
    {
      title = "Writes to tables per minute"
      stat  = "Sum"
      metrics = [
        for name, table in aws_dynamodb_table.this : ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "TableName", table.name, { label = name }]
      ]
    },
  ]
}
