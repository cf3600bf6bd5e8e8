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
