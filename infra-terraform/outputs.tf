output "api_url" {
  description = "Where the API answers"
  value       = "https://${var.domain_name}"
}

output "deploy_roles" {
  description = "Roles that the pipelines assume, by service"
  value       = { for service, role in aws_iam_role.deploy : service => role.arn }
}

output "image_repositories" {
  description = "Where the images are pushed, by service"
  value       = { for service, repository in aws_ecr_repository.service : service => repository.repository_url }
}

output "oidc" {
  description = "What frontends need to sign buyers in"
  value = {
    issuer     = local.oidc_issuer
    client_ids = { for name in keys(local.frontends) : name => aws_cognito_user_pool_client.this[name].id }
  }
}

output "operator_policy_arn" {
  description = "Policy for operators who run the usher command"
  value       = aws_iam_policy.operator.arn
}

output "secrets_to_fill" {
  description = "Secrets whose values are put by hand"
  value       = { for key, secret in aws_secretsmanager_secret.setting : key => secret.name }
}

output "staff_user_pool" {
  description = "Where organizers are created"
  value       = aws_cognito_user_pool.this["staff"].id
}

output "webhook_url" {
  description = "Endpoint to register at Stripe"
  value       = "https://${var.domain_name}${local.webhook_path}"
}
