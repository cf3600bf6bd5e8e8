output "environment_names" {
  description = "Names of the environment variables that the container gets, secrets included"
  value       = sort(concat(local.application.environment[*].name, local.application.secrets[*].name))
}

output "execution_role_arn" {
  description = "Role that starts the tasks"
  value       = aws_iam_role.execution.arn
}

output "service_arn" {
  description = "ARN of the ECS service"
  value       = aws_ecs_service.this.id
}

output "service_name" {
  description = "Name of the ECS service"
  value       = aws_ecs_service.this.name
}

output "task_policy" {
  description = "What the code of the service may do"
  value       = aws_iam_role_policy.task.policy
}

output "task_role_arn" {
  description = "Role that the code of the service runs as"
  value       = aws_iam_role.task.arn
}
