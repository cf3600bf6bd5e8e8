resource "aws_sns_topic" "message" {
  for_each = local.topology.topics

  name = replace(local.name_pattern, "{name}", each.key)

  # Messages carry names and e-mail addresses. The key that AWS manages for SNS already admits every principal of the
  # account that may publish, so none of our key policies can silently stop deliveries. SES may not use that one.
  kms_master_key_id = contains(keys(local.senders_by_topic), each.key) ? aws_kms_key.mail_event.arn : "alias/aws/sns"
}

resource "aws_sns_topic_policy" "message" {
  for_each = local.topology.topics

  arn = aws_sns_topic.message[each.key].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.message[each.key].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [for sender in values({ for topic, sender in local.senders_by_topic : topic => sender if topic == each.key }) : {
        Sid       = "ReportsOfOurMails"
        Effect    = "Allow"
        Principal = { Service = "ses.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.message[each.key].arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = var.account_id
            "aws:SourceArn"     = aws_ses_configuration_set.this[sender].arn
          }
        }
      }],
    )
  })
}

module "queue" {
  source   = "./modules/queue"
  for_each = local.topology.queues

  name                          = replace(local.name_pattern, "{name}", each.key)
  dead_letter_name              = replace(local.name_pattern, "{name}", each.value.deadLetterQueue)
  dead_letter_retention_seconds = local.topology.deadLetterQueues[each.value.deadLetterQueue].retentionSeconds
  topic_arn                     = aws_sns_topic.message[each.value.topic].arn
  filter_policy                 = try(each.value.filter, null)
  max_receive_count             = each.value.maxReceiveCount
  receive_wait_seconds          = each.value.receiveWaitSeconds
  retention_seconds             = each.value.retentionSeconds
  visibility_timeout_seconds    = each.value.visibilityTimeoutSeconds
  alarm_topic_arn               = aws_sns_topic.alarm.arn
  tags                          = { Service = each.value.consumer }
}
