output "alarm_names" {
  description = "Alarms on what the consumer of the queue does not get done"
  # Not dead-letters-age: what has been dead for days is no reason to roll a release back.
  value = [for name, alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name if name != "dead-letters-age"]
}

output "arn" {
  description = "ARN of the queue"
  value       = aws_sqs_queue.this.arn
}

output "dead_letter_arn" {
  description = "ARN of the dead-letter queue"
  value       = aws_sqs_queue.dead_letter.arn
}

output "dead_letter_name" {
  description = "Name of the dead-letter queue"
  value       = aws_sqs_queue.dead_letter.name
}

output "name" {
  description = "Name of the queue"
  value       = aws_sqs_queue.this.name
}

output "subscription" {
  description = "What the queue gets from its topic"
  value = {
    topic_arn     = aws_sns_topic_subscription.this.topic_arn
    filter_policy = aws_sns_topic_subscription.this.filter_policy
    raw           = aws_sns_topic_subscription.this.raw_message_delivery
  }
}
