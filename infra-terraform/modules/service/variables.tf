variable "account_id" {
  type        = string
  description = "AWS account of the tasks"
}

variable "alarm_topic_arn" {
  type        = string
  description = "Topic that the alarms go to"
}

variable "backlog_per_task" {
  type        = number
  description = "Waiting messages per running task that scaling aims at"
  default     = 100
}

variable "backlog_queues" {
  type        = map(string)
  description = "Queues that the service consumes: name in the topology to physical name"
  default     = {}
}

variable "cluster_arn" {
  type        = string
  description = "ARN of the cluster that runs the service"
}

variable "cluster_name" {
  type        = string
  description = "Name of the cluster that runs the service"
}

variable "collector_image" {
  type        = string
  description = "Image of the OpenTelemetry collector beside the service"
}

variable "container_port" {
  type        = number
  description = "Port that the service listens on"
}

variable "cpu" {
  type        = number
  description = "CPU units of a task; 1024 is one vCPU"
}

variable "deployment_alarms" {
  type        = list(string)
  description = "Alarms that roll a deployment back"
}

variable "environment" {
  type        = map(string)
  description = "Environment variables of the container"
}

variable "environment_name" {
  type        = string
  description = "Name of the environment, as a dimension of the metrics"
}

variable "image" {
  type        = string
  description = "Image of the first task definition"
}

variable "image_repository_arn" {
  type        = string
  description = "Repository that the image is pulled from"
}

variable "labelled_metrics" {
  type = map(object({
    label  = string
    values = list(string)
  }))
  description = "Metrics of which CloudWatch gets each of these values of a label, because an alarm watches them"
  default     = {}
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept"
}

variable "maximum_tasks" {
  type        = number
  description = "Most tasks that scaling starts"

  validation {
    condition     = var.maximum_tasks >= var.minimum_tasks
    error_message = "The most tasks must not be fewer than the fewest."
  }
}

variable "memory" {
  type        = number
  description = "Memory of a task in MiB"
}

variable "metric_namespace" {
  type        = string
  description = "CloudWatch namespace of the business metrics"
  default     = "Usher"
}

variable "minimum_tasks" {
  type        = number
  description = "Fewest tasks that run"
}

variable "name" {
  type        = string
  description = "Physical name of the service"
}

variable "onsales" {
  type = map(object({
    begins        = string
    ends          = string
    minimum_tasks = number
  }))
  description = "Times at which the fewest tasks are raised and lowered again, in UTC as yyyy-mm-ddThh:mm:ss"
  default     = {}
}

variable "region" {
  type        = string
  description = "AWS region"
}

variable "request_label" {
  type        = string
  description = "ARN suffixes of load balancer and target group, joined by a slash"
}

variable "requests_per_target" {
  type        = number
  description = "Requests per task and minute that scaling aims at"
}

variable "secret_arns" {
  type        = map(string)
  description = "Environment variables whose values come from Secrets Manager"
  default     = {}
}

variable "security_group_id" {
  type        = string
  description = "Security group of the tasks"
}

variable "service" {
  type        = string
  description = "Name of the service in the topology"
}

variable "statements" {
  type = list(object({
    Effect    = string
    Action    = list(string)
    Resource  = list(string)
    Condition = optional(map(map(string)))
  }))
  description = "What the code of the service may do"
}

variable "subnet_ids" {
  type        = list(string)
  description = "Subnets of the tasks, one per availability zone"
}

variable "target_group_arn" {
  type        = string
  description = "Target group that the tasks join"
}
