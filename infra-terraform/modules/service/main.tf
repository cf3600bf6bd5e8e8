locals {
  log_configuration = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = aws_cloudwatch_log_group.this.name
      awslogs-region        = var.region
      awslogs-stream-prefix = var.service
      mode                  = "non-blocking"
      max-buffer-size       = "4m"
    }
  }

  application = {
    name                   = "app"
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    stopTimeout            = 60
    memory                 = var.memory - 192 # the JVM sizes its heap by this, and the collector has the rest
    portMappings           = [{ containerPort = var.container_port, protocol = "tcp" }]
    linuxParameters        = { initProcessEnabled = true }
    mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    # In the order of the names: an order that changes would make a new revision each time.
    environment      = [for name, value in var.environment : { name = name, value = value }]
    secrets          = [for name, arn in var.secret_arns : { name = name, valueFrom = arn }]
    logConfiguration = local.log_configuration
  }

  collector = {
    name                   = "collector"
    image                  = var.collector_image
    essential              = false
    readonlyRootFilesystem = true
    memoryReservation      = 128
    environment            = [{ name = "AOT_CONFIG_CONTENT", value = yamlencode(local.collector_configuration) }]
    logConfiguration       = local.log_configuration
  }

  # Takes the business metrics from /prometheus to CloudWatch, where alarms can see them.
  collector_configuration = {
    receivers = {
      prometheus = {
        config = {
          scrape_configs = [{
            job_name        = var.service
            metrics_path    = "/prometheus"
            scrape_interval = "30s"
            static_configs = [{
              targets = ["127.0.0.1:${var.container_port}"]
              labels  = { service = var.service, environment = var.environment_name }
            }]
          }]
        }
      }
    }
    processors = {
      batch = {}
      # Knows the task, after which each log stream is named. Otherwise all tasks write to the stream "undefined".
      resourcedetection = { detectors = ["env", "ecs"] }
    }
    exporters = {
      awsemf = {
        region                  = var.region
        namespace               = var.metric_namespace
        log_group_name          = aws_cloudwatch_log_group.metrics.name
        log_stream_name         = "{TaskId}"
        dimension_rollup_option = "NoDimensionRollup"
        # A counter that begins with 1 has risen. Otherwise its first value would be taken for where it stood, and the
        # failure that happens once would raise no alarm.
        retain_initial_value_of_delta_metric = true
        metric_declarations = concat(
          [{
            dimensions            = [["service", "environment"]]
            metric_name_selectors = ["^usher_.*"]
          }],
          [
            for metric, watched in var.labelled_metrics : {
              dimensions            = [["service", "environment", watched.label]]
              metric_name_selectors = ["^${metric}$"]
              label_matchers        = [{ label_names = [watched.label], regex = "^(${join("|", watched.values)})$" }]
            }
          ],
        )
      }
    }
    service = {
      pipelines = {
        metrics = { receivers = ["prometheus"], processors = ["resourcedetection", "batch"], exporters = ["awsemf"] }
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.log_retention_days
  tags              = local.tags
}

resource "aws_cloudwatch_log_group" "metrics" {
  name              = "/metrics/${var.name}"
  retention_in_days = 7
  tags              = local.tags
}

# The template of all revisions, and the first one. The command `deploy` registers the others, so that shipping a
# service needs no apply. What an apply changes here takes effect with `deploy --from-template`.
resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode([local.application, local.collector])
  tags                     = local.tags

  # The revision that a changed template replaces may be the one that runs, and ECS starts no inactive revision again.
  skip_destroy = true

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  # The root file system is read-only; the JVM and Netty unpack to /tmp.
  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "this" {
  name                               = var.name
  cluster                            = var.cluster_arn
  task_definition                    = aws_ecs_task_definition.this.arn
  launch_type                        = "FARGATE"
  desired_count                      = var.minimum_tasks
  availability_zone_rebalancing      = "ENABLED"
  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
  enable_execute_command             = false
  health_check_grace_period_seconds  = 90
  propagate_tags                     = "SERVICE"

  # `deploy` compares the running revision with this one.
  tags = merge(local.tags, { Template = aws_ecs_task_definition.this.arn })

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  # Tasks that are alive but cannot do their work fail a deployment, too. Alarms that were raised before are ignored.
  alarms {
    enable      = true
    rollback    = true
    alarm_names = var.deployment_alarms
  }

  load_balancer {
    target_group_arn = var.target_group_arn
    container_name   = local.application.name
    container_port   = var.container_port
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  lifecycle {
    ignore_changes = [desired_count, task_definition]
  }

  # Tasks that start before their permissions do fail, and the circuit breaker then gives up.
  depends_on = [aws_iam_role_policy.execution, aws_iam_role_policy.task]
}

resource "aws_cloudwatch_metric_alarm" "too_few_tasks" {
  alarm_name          = "${var.name}-too-few-tasks"
  alarm_description   = "Fewer tasks run than the service wants: they crash, do not become healthy, or find no capacity."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 10
  datapoints_to_alarm = 10
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
  tags                = local.tags

  metric_query {
    id          = "missing"
    expression  = "desired - running"
    label       = "Missing tasks"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { desired = "DesiredTaskCount", running = "RunningTaskCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "ECS/ContainerInsights"
        metric_name = metric_query.value
        period      = 60
        stat        = "Average"
        dimensions  = { ClusterName = var.cluster_name, ServiceName = aws_ecs_service.this.name }
      }
    }
  }
}
