mock_provider "aws" {
  source = "./tests/mocks"
}

# One run for all that needs no other variables: each applies everything once more.
run "with_the_usual_variables" {
  # Everything in the topology exists once.
  assert {
    condition = (
      sort([for topic in aws_sns_topic.message : topic.name]) ==
      sort([for name, _ in local.topology.topics : "event-ticketing-${name}-prod"])
    )
    error_message = "Topics and topology differ."
  }

  assert {
    condition = (
      sort([for queue in module.queue : queue.name]) ==
      sort([for name, _ in local.topology.queues : "event-ticketing-${name}-prod"])
    )
    error_message = "Queues and topology differ."
  }

  # Also fails where two queues share a dead-letter queue, or one is declared that nothing feeds.
  assert {
    condition = (
      sort([for queue in module.queue : queue.dead_letter_name]) ==
      sort([for name, _ in local.topology.deadLetterQueues : "event-ticketing-${name}-prod"])
    )
    error_message = "Dead-letter queues and topology differ."
  }

  assert {
    condition     = length(local.topology.topics) > 0 && length(local.topology.queues) > 0
    error_message = "The topology is empty, so the other assertions prove nothing."
  }

  # Queues hear what the topology says.
  assert {
    condition = alltrue([
      for name, queue in local.topology.queues :
      module.queue[name].subscription.topic_arn == aws_sns_topic.message[queue.topic].arn
    ])
    error_message = "A queue is subscribed to another topic."
  }

  assert {
    condition = alltrue([
      for name, queue in local.topology.queues :
      can(queue.filter) ? jsondecode(module.queue[name].subscription.filter_policy) == queue.filter : module.queue[name].subscription.filter_policy == null
    ])
    error_message = "A subscription filters otherwise."
  }

  assert {
    condition     = alltrue([for queue in module.queue : queue.subscription.raw])
    error_message = "Consumers expect the message itself and not SNS's envelope."
  }

  # Otherwise the subscription would filter everything away.
  assert {
    condition = alltrue([
      for queue in local.topology.queues : alltrue([
        for type in try(queue.filter.type, []) : contains(local.topology.topics[queue.topic].messages, type)
      ])
    ])
    error_message = "A queue waits for a message that its topic never carries."
  }

  # Topics are encrypted and refuse plain http.
  assert {
    condition = alltrue([
      for name, topic in aws_sns_topic.message :
      topic.kms_master_key_id == (name == "mail-event" ? aws_kms_key.mail_event.arn : "alias/aws/sns")
    ])
    error_message = "Messages hold names and addresses, so they are encrypted at rest."
  }

  # SES reports on our mails, and nobody else keeps people from getting theirs.
  assert {
    condition = {
      for name, policy in aws_sns_topic_policy.message : name => [
        for statement in jsondecode(policy.policy).Statement : [statement.Principal.Service, statement.Action, statement.Resource, statement.Condition]
        if statement.Effect == "Allow"
      ] if length(jsondecode(policy.policy).Statement) > 1
      } == {
      mail-event = [[
        "ses.amazonaws.com", "sns:Publish", aws_sns_topic.message["mail-event"].arn,
        { StringEquals = { "aws:SourceAccount" = "123456789012", "aws:SourceArn" = aws_ses_configuration_set.this["mail"].arn } }
      ]]
    }
    error_message = "Others than SES publish reports, or SES cannot."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_kms_key.mail_event.policy).Statement :
      toset(statement.Action) == toset(["kms:Decrypt", "kms:GenerateDataKey"]) if try(statement.Principal.Service, "") == "ses.amazonaws.com"
    ]) && aws_kms_key.mail_event.enable_key_rotation
    error_message = "SES cannot encrypt what it reports."
  }

  assert {
    condition = (
      aws_ses_event_destination.undelivered["mail"].configuration_set_name == aws_ses_configuration_set.this["mail"].name &&
      aws_ses_event_destination.undelivered["mail"].matching_types == toset(["bounce", "complaint", "reject"]) &&
      one(aws_ses_event_destination.undelivered["mail"].sns_destination).topic_arn == aws_sns_topic.message["mail-event"].arn &&
      aws_ses_configuration_set.this["mail"].name == "event-ticketing-mail-prod"
    )
    error_message = "SES does not report what did not arrive, or not there."
  }

  assert {
    condition = alltrue([
      for name, policy in aws_sns_topic_policy.message : anytrue([
        for statement in jsondecode(policy.policy).Statement :
        statement.Resource == aws_sns_topic.message[name].arn && statement.Condition.Bool["aws:SecureTransport"] == "false"
        if statement.Effect == "Deny"
      ])
    ])
    error_message = "A topic takes messages over plain HTTP."
  }
}

run "a_queue_redrives_to_its_own_dead_letter_queue" {
  module {
    source = "./modules/queue"
  }

  variables {
    name                          = "q"
    dead_letter_name              = "d"
    dead_letter_retention_seconds = 1209600
    topic_arn                     = "arn:aws:sns:eu-west-1:123456789012:t"
    filter_policy                 = { type = ["A"] }
    max_receive_count             = 5
    receive_wait_seconds          = 10
    retention_seconds             = 345600
    visibility_timeout_seconds    = 60
    alarm_topic_arn               = "arn:aws:sns:eu-west-1:123456789012:a"
  }

  assert {
    condition = jsondecode(aws_sqs_queue.this.redrive_policy) == {
      deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
      maxReceiveCount     = 5
    }
    error_message = "The queue does not redrive to its own dead-letter queue."
  }

  assert {
    condition = jsondecode(aws_sqs_queue_redrive_allow_policy.dead_letter.redrive_allow_policy) == {
      redrivePermission = "byQueue"
      sourceQueueArns   = [aws_sqs_queue.this.arn]
    }
    error_message = "The dead-letter queue admits other queues."
  }

  assert {
    condition = (
      jsondecode(aws_sns_topic_subscription.this.redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead_letter.arn &&
      aws_sns_topic_subscription.this.filter_policy_scope == "MessageAttributes" &&
      aws_sns_topic_subscription.this.protocol == "sqs" &&
      aws_sns_topic_subscription.this.endpoint == aws_sqs_queue.this.arn
    )
    error_message = "The subscription is not the queue's."
  }

  assert {
    condition = (
      aws_sqs_queue_policy.from_topic["queue"].queue_url == aws_sqs_queue.this.id &&
      aws_sqs_queue_policy.from_topic["dead_letter"].queue_url == aws_sqs_queue.dead_letter.id
    )
    error_message = "The topic must reach the queue and, with what it could not deliver, the dead-letter queue."
  }

  assert {
    condition = alltrue([
      for key, policy in aws_sqs_queue_policy.from_topic : anytrue([
        for statement in jsondecode(policy.policy).Statement :
        statement.Effect == "Allow" && statement.Principal == { Service = "sns.amazonaws.com" } &&
        statement.Action == "sqs:SendMessage" &&
        statement.Resource == { queue = aws_sqs_queue.this.arn, dead_letter = aws_sqs_queue.dead_letter.arn }[key] &&
        statement.Condition.ArnEquals["aws:SourceArn"] == var.topic_arn
        if statement.Effect == "Allow"
      ])
    ])
    error_message = "A queue takes messages from others than its topic, or not from that."
  }

  assert {
    condition = alltrue([
      for policy in aws_sqs_queue_policy.from_topic : anytrue([
        for statement in jsondecode(policy.policy).Statement :
        statement.Condition.Bool["aws:SecureTransport"] == "false" if statement.Effect == "Deny"
      ])
    ])
    error_message = "A queue takes messages over plain HTTP."
  }

  assert {
    condition     = aws_sqs_queue.this.sqs_managed_sse_enabled && aws_sqs_queue.dead_letter.sqs_managed_sse_enabled
    error_message = "A queue is not encrypted."
  }

  assert {
    condition = (
      aws_sqs_queue.this.visibility_timeout_seconds == 60 && aws_sqs_queue.this.receive_wait_time_seconds == 10 &&
      aws_sqs_queue.this.message_retention_seconds == 345600 &&
      aws_sqs_queue.dead_letter.message_retention_seconds == 1209600
    )
    error_message = "The queue has not the times of the topology."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["dead-letters"].dimensions.QueueName == "d" &&
      aws_cloudwatch_metric_alarm.this["dead-letters-age"].dimensions.QueueName == "d" &&
      aws_cloudwatch_metric_alarm.this["backlog-age"].dimensions.QueueName == "q"
    )
    error_message = "The alarms watch other queues."
  }

  # What SQS moved expires 14 days after it was first sent, and may have waited in the queue for 4 of them.
  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["dead-letters-age"].metric_name == "ApproximateAgeOfOldestMessage" &&
      aws_cloudwatch_metric_alarm.this["dead-letters-age"].threshold == 7 * 86400
    )
    error_message = "Dead letters expire before anybody hears of it."
  }
}

run "a_dead_letter_queue_that_forgets_first_is_refused" {
  command         = plan
  expect_failures = [var.retention_seconds]

  module {
    source = "./modules/queue"
  }

  variables {
    name                          = "q"
    dead_letter_name              = "d"
    dead_letter_retention_seconds = 345600
    topic_arn                     = "arn:aws:sns:eu-west-1:123456789012:t"
    max_receive_count             = 5
    receive_wait_seconds          = 10
    retention_seconds             = 345600
    visibility_timeout_seconds    = 60
    alarm_topic_arn               = "arn:aws:sns:eu-west-1:123456789012:a"
  }
}
