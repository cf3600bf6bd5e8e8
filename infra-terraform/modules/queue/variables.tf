variable "alarm_topic_arn" {
  type        = string
  description = "Topic that the alarms go to"
}

variable "dead_letter_name" {
  type        = string
  description = "Name of the dead-letter queue"
}

variable "dead_letter_retention_seconds" {
  type        = number
  description = "How long a dead letter is kept"

  validation {
    condition     = var.dead_letter_retention_seconds >= 60 && var.dead_letter_retention_seconds <= 1209600
    error_message = "SQS keeps messages for 60 seconds to 14 days."
  }
}

variable "filter_policy" {
  type        = map(list(string))
  description = "Message attributes and the values of them that are let through; null lets everything through"
  default     = null
}

variable "dead_letter_max_age_seconds" {
  type        = number
  description = "Age of the oldest dead letter that raises the alarm"
  default     = 604800

  validation {
    condition     = var.dead_letter_max_age_seconds <= var.dead_letter_retention_seconds - var.retention_seconds - 86400
    error_message = "The alarm leaves less than a day: a message that SQS moved expires by when it was first sent."
  }
}

variable "max_age_seconds" {
  type        = number
  description = "Age of the oldest message that raises the alarm"
  default     = 120
}

variable "max_receive_count" {
  type        = number
  description = "Tries of a message before it is a dead letter"

  validation {
    condition     = var.max_receive_count >= 2
    error_message = "With one try, a single restart of a consumer makes dead letters of good messages."
  }
}

variable "name" {
  type        = string
  description = "Name of the queue"
}

variable "receive_wait_seconds" {
  type        = number
  description = "Long polling: how long an empty receive waits"

  validation {
    condition     = var.receive_wait_seconds >= 1 && var.receive_wait_seconds <= 20
    error_message = "SQS waits for 1 to 20 seconds; 0 is short polling, which costs and misses messages."
  }
}

variable "retention_seconds" {
  type        = number
  description = "How long an unread message is kept"

  # A message keeps its age when it moves to the dead-letter queue, so that one must keep it longer.
  validation {
    condition     = var.retention_seconds >= 60 && var.retention_seconds < var.dead_letter_retention_seconds
    error_message = "The queue must keep messages for at least 60 seconds and for less long than its dead-letter queue."
  }
}

variable "tags" {
  type        = map(string)
  description = "Tags of the queues and alarms"
  default     = {}
}

variable "topic_arn" {
  type        = string
  description = "Topic whose messages the queue receives"
}

variable "visibility_timeout_seconds" {
  type        = number
  description = "How long a received message is hidden from other consumers"

  validation {
    condition     = var.visibility_timeout_seconds >= 1 && var.visibility_timeout_seconds <= 43200
    error_message = "SQS hides a message for at most 12 hours, and 0 would hand it out twice at once."
  }
}
