locals {
  load_balancer = { LoadBalancer = aws_lb.this.arn_suffix }
  target_groups = {
    for service in local.services : service => merge(local.load_balancer, { TargetGroup = aws_lb_target_group.service[service].arn_suffix })
  }

  # Every alarm that is not a queue's (modules/queue) or a service's own (modules/service), by name. One value is compared
  # in each `period` of seconds: the one metric of `series`, or `expression`, which combines several or is a query. `above`
  # or `below` is the limit, and `failing` of the last `of` values have to break it.
  alarms = {
    for name, alarm in merge(
      local.edge_alarms,
      local.account_alarms,
      local.service_alarms,
      local.topic_alarms,
      local.business_alarms,
    ) :
    name => merge({
      above      = null
      below      = null
      expression = null
      failing    = 1
      missing    = "notBreaching"
      of         = 1
      period     = 60
      series     = {}
      service    = null
    }, alarm)
  }

  # The alarms on one metric.
  alarm_metrics = { for name, alarm in local.alarms : name => one(values(alarm.series)) if alarm.expression == null }

  # An outage has to be seen within two of these minutes. Targets count only the answers that they gave themselves.
  edge_alarms = {
    edge-errors = {
      description = "The load balancer answers with 5xx itself: it cannot reach the tasks of a service, or they do not answer in time."
      series = {
        errors = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", stat = "Sum", dimensions = local.load_balancer }
      }
      above = 10
    }
    certificate-expires = {
      description = "The certificate of the API ends in less than 30 days: AWS did not renew it. Its record in DNS must exist."
      series = {
        days = { namespace = "AWS/CertificateManager", metric = "DaysToExpiry", stat = "Minimum", dimensions = { CertificateArn = aws_acm_certificate.this.arn } }
      }
      below  = 30
      period = 86400
    }
  }

  service_alarms = merge([
    for service in local.services : {
      # Maximum: no zone sees a healthy task. Without registered tasks there is no metric at all.
      "${service}-no-healthy-task" = {
        description = "No task of the service is healthy: nobody gets an answer."
        series = {
          healthy = { namespace = "AWS/ApplicationELB", metric = "HealthyHostCount", stat = "Maximum", dimensions = local.target_groups[service] }
        }
        below   = 1
        failing = 2
        of      = 2
        missing = "breaching"
        service = service
      }
      "${service}-unreachable" = {
        description = "Tasks of the service refuse connections."
        series = {
          errors = { namespace = "AWS/ApplicationELB", metric = "TargetConnectionErrorCount", stat = "Sum", dimensions = local.target_groups[service] }
        }
        above   = 10
        service = service
      }
      "${service}-server-errors" = {
        description = "More than one request in a hundred fails in the service."
        series = {
          errors   = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", stat = "Sum", dimensions = local.target_groups[service] }
          requests = { namespace = "AWS/ApplicationELB", metric = "RequestCount", stat = "Sum", dimensions = local.target_groups[service] }
        }
        # A handful of requests at night proves nothing.
        expression = "IF(requests >= 20, 100 * FILL(errors, 0) / requests, 0)"
        above      = 1
        failing    = 3
        of         = 5
        service    = service
      }
      "${service}-latency" = {
        description = "One request in a hundred takes longer than a second and a half."
        series = {
          seconds = { namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", stat = "p99", dimensions = local.target_groups[service] }
        }
        above   = 1.5
        failing = 3
        of      = 5
        service = service
      }
    }
  ]...)

  topic_alarms = {
    for name, _ in local.topology.topics : "${name}-failed-notifications" => {
      description = "The topic cannot deliver to a queue; what it gave up on is in that queue's dead-letter queue."
      series = {
        failed = { namespace = "AWS/SNS", metric = "NumberOfNotificationsFailed", stat = "Sum", dimensions = { TopicName = aws_sns_topic.message[name].name } }
      }
      above = 0
    }
  }

  # Of everything in the account, which holds one environment. The queries find each table, index and operation, and cost
  # what they find: DynamoDB has no such metric until the first error.
  account_alarms = {
    tables-throttled = {
      description = "A table turns requests away: a hot key, or more load than it has warmed up to. The alarm's contributors name it."
      expression  = "SELECT SUM(ThrottledRequests) FROM SCHEMA(\"AWS/DynamoDB\", Operation, TableName) GROUP BY TableName"
      above       = 0
      failing     = 2
      of          = 3
    }
    indexes-throttle-writes = {
      description = "An index cannot keep up, so that its table turns writes away. The alarm's contributors name it."
      expression  = "SELECT SUM(WriteThrottleEvents) FROM SCHEMA(\"AWS/DynamoDB\", GlobalSecondaryIndexName, TableName) GROUP BY TableName, GlobalSecondaryIndexName"
      above       = 0
      failing     = 2
      of          = 3
    }
    indexes-throttle-reads = {
      description = "An index turns reads away. The alarm's contributors name it."
      expression  = "SELECT SUM(ReadThrottleEvents) FROM SCHEMA(\"AWS/DynamoDB\", GlobalSecondaryIndexName, TableName) GROUP BY TableName, GlobalSecondaryIndexName"
      above       = 0
      failing     = 2
      of          = 3
    }
    tables-system-errors = {
      description = "DynamoDB itself fails on a table. The alarm's contributors name it."
      expression  = "SELECT SUM(SystemErrors) FROM SCHEMA(\"AWS/DynamoDB\", Operation, TableName) GROUP BY TableName"
      above       = 0
      failing     = 2
      of          = 3
    }
    # At 5 % and 0.1 % AWS puts the account under review, at 10 % and 0.5 % it stops sending.
    mails-bounce = {
      description = "Four mails in a hundred bounce. AWS stops sending for accounts whose mails bounce."
      series      = { rate = { namespace = "AWS/SES", metric = "Reputation.BounceRate", stat = "Maximum", dimensions = {} } }
      above       = 0.04
      period      = 3600
    }
    mails-complaints = {
      description = "Eight receivers in ten thousand mark our mails as spam. AWS stops sending for such accounts."
      series      = { rate = { namespace = "AWS/SES", metric = "Reputation.ComplaintRate", stat = "Maximum", dimensions = {} } }
      above       = 0.0008
      period      = 3600
    }
    # SES gives up silently what it may not publish. The service counts from its start on, so zero is a number here.
    mails-unreported = {
      description = "Mails bounced in the last day, and SES reported none of them to ticket-service: addresses that do not exist are mailed again. See the runbook."
      series = {
        bounces = { namespace = "AWS/SES", metric = "Bounce", stat = "Sum", dimensions = {} }
        reports = { namespace = "Usher", metric = "usher_mail_events_total", stat = "Sum", dimensions = { service = "ticket-service", environment = var.environment } }
      }
      expression = "IF(bounces > 0 AND reports == 0, 1, 0)"
      above      = 0
      period     = 86400
      service    = "ticket-service"
    }
  }

  # Of the services' own metrics, which the collectors deliver: one time series per service and environment, and per
  # value of the labels that are named here. The same file is the source of the rules for Prometheus.
  business_metrics = jsondecode(file("${path.root}/../ops/alarms.json")).alarms

  business_alarms = merge(flatten([
    for name, business in local.business_metrics : [
      for service in business.services : [
        for value in try(business.values, [null]) : {
          join("-", compact([service, name, try(replace(value, "_", "-"), "")])) = {
            description = business.description
            series = {
              value = {
                namespace  = "Usher"
                metric     = business.metric
                stat       = "Maximum"
                dimensions = merge({ service = service, environment = var.environment }, value == null ? {} : { (business.label) = value })
              }
            }
            above   = try(business.above, 0)
            failing = try(business.above, 0) == 0 ? 1 : 2
            of      = try(business.above, 0) == 0 ? 1 : 2
            service = service
          }
        }
      ]
    ]
  ])...)

  # What the collectors have to keep apart for these alarms: metric => label and values.
  labelled_metrics = {
    for business in values(local.business_metrics) : business.metric => { label = business.label, values = business.values }
    if can(business.label)
  }
}

# Not encrypted by the key that AWS manages for SNS: CloudWatch may not use that one. Alarms hold no personal data.
resource "aws_sns_topic" "alarm" {
  name = replace(local.name_pattern, "{name}", "alarm")
}

resource "aws_sns_topic_policy" "alarm" {
  arn = aws_sns_topic.alarm.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AlarmsOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarm.arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        # No condition: EventBridge does not support one in the policy of a topic.
        Sid       = "FailedDeployments"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarm.arn
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "alarm_email" {
  topic_arn = aws_sns_topic.alarm.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = replace(local.name_pattern, "{name}", each.key)
  alarm_description   = each.value.description
  comparison_operator = each.value.above == null ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.above == null ? each.value.below : each.value.above
  evaluation_periods  = each.value.of
  datapoints_to_alarm = each.value.failing
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarm.arn]
  ok_actions          = [aws_sns_topic.alarm.arn]
  tags                = each.value.service == null ? {} : { Service = each.value.service }

  namespace          = try(local.alarm_metrics[each.key].namespace, null)
  metric_name        = try(local.alarm_metrics[each.key].metric, null)
  dimensions         = try(local.alarm_metrics[each.key].dimensions, null)
  period             = each.value.expression == null ? each.value.period : null
  statistic          = try(startswith(local.alarm_metrics[each.key].stat, "p") ? null : local.alarm_metrics[each.key].stat, null)
  extended_statistic = try(startswith(local.alarm_metrics[each.key].stat, "p") ? local.alarm_metrics[each.key].stat : null, null)

  # A percentile of a handful of requests says nothing.
  evaluate_low_sample_count_percentiles = try(startswith(local.alarm_metrics[each.key].stat, "p") ? "ignore" : null, null)

  dynamic "metric_query" {
    for_each = each.value.expression == null ? [] : [each.value.expression]

    content {
      id          = "result"
      expression  = metric_query.value
      label       = each.key
      period      = length(each.value.series) == 0 ? each.value.period : null # a query; otherwise that of the series
      return_data = true
    }
  }

  dynamic "metric_query" {
    for_each = each.value.expression == null ? {} : each.value.series

    content {
      id = metric_query.key

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.metric
        period      = each.value.period
        stat        = metric_query.value.stat
        dimensions  = metric_query.value.dimensions
      }
    }
  }
}

# CloudWatch has no metric of deployments that ECS gave up or rolled back.
resource "aws_cloudwatch_event_rule" "failed_deployment" {
  name        = replace(local.name_pattern, "{name}", "failed-deployment")
  description = "A deployment of a service failed"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [{ prefix = "arn:aws:ecs:${var.region}:${var.account_id}:service/${aws_ecs_cluster.this.name}/" }]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "failed_deployment" {
  rule = aws_cloudwatch_event_rule.failed_deployment.name
  arn  = aws_sns_topic.alarm.arn

  input_transformer {
    input_paths    = { service = "$.resources[0]", reason = "$.detail.reason" }
    input_template = "\"A deployment of <service> failed: <reason>\""
  }

  depends_on = [aws_sns_topic_policy.alarm]
}
