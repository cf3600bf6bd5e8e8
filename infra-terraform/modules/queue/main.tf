resource "aws_sqs_queue" "this" {
  name                       = var.name
  sqs_managed_sse_enabled    = true
  message_retention_seconds  = var.retention_seconds
  receive_wait_time_seconds  = var.receive_wait_seconds
  visibility_timeout_seconds = var.visibility_timeout_seconds
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = var.max_receive_count
  })
  tags = var.tags
}

resource "aws_sqs_queue" "dead_letter" {
  name                      = var.dead_letter_name
  sqs_managed_sse_enabled   = true
  message_retention_seconds = var.dead_letter_retention_seconds
  tags                      = var.tags
}

# In a separate resource, because each queue's policy names the other.
resource "aws_sqs_queue_redrive_allow_policy" "dead_letter" {
  queue_url = aws_sqs_queue.dead_letter.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this.arn]
  })
}

# The topic sends to the queue, and to the dead-letter queue what it could not deliver.
resource "aws_sqs_queue_policy" "from_topic" {
  for_each = {
    queue       = aws_sqs_queue.this
    dead_letter = aws_sqs_queue.dead_letter
  }

  queue_url = each.value.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FromTopic"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = each.value.arn
        Condition = { ArnEquals = { "aws:SourceArn" = var.topic_arn } }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = each.value.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "this" {
  topic_arn            = var.topic_arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.this.arn
  raw_message_delivery = true
  filter_policy        = var.filter_policy == null ? null : jsonencode(var.filter_policy)
  filter_policy_scope  = var.filter_policy == null ? null : "MessageAttributes"
  redrive_policy       = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_letter.arn })

  # A message that arrives before the policies would be lost without a trace.
  depends_on = [aws_sqs_queue_policy.from_topic]
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = {
    dead-letters = {
      description = "Messages wait in the dead-letter queue: look at them with usher dlq list, then replay, archive or discard."
      queue       = aws_sqs_queue.dead_letter.name
      metric      = "ApproximateNumberOfMessagesVisible"
      threshold   = 0
    }
    # By when it was first sent. A message that SQS moved was up to retention_seconds old on that day, and the metric may
    # count it from the move.
    dead-letters-age = {
      description = "A dead letter is about to expire: replay it, or archive it before it is lost. See the runbook."
      queue       = aws_sqs_queue.dead_letter.name
      metric      = "ApproximateAgeOfOldestMessage"
      threshold   = var.dead_letter_max_age_seconds
    }
    backlog-age = {
      description = "The consumer does not keep up, or has stopped."
      queue       = aws_sqs_queue.this.name
      metric      = "ApproximateAgeOfOldestMessage"
      threshold   = var.max_age_seconds
    }
  }

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/SQS"
  metric_name         = each.value.metric
  dimensions          = { QueueName = each.value.queue }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
  tags                = var.tags
}
