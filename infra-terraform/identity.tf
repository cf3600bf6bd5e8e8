locals {
  oidc_issuer = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.this.id}"
}

# The price per active user is the largest item of the bill (README): LITE, and no advanced security.
resource "aws_cognito_user_pool" "this" {
  name                     = replace(local.name_pattern, "{name}", "users")
  user_pool_tier           = "LITE"
  deletion_protection      = local.is_prod ? "ACTIVE" : "INACTIVE"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = false
    require_numbers                  = false
    require_symbols                  = false
    require_uppercase                = false
    temporary_password_validity_days = 3
  }

  software_token_mfa_configuration {
    enabled = true
  }

  username_configuration {
    case_sensitive = false
  }
}

# Pages and apps: no secret, because they could not keep one. Scanners sign in with their own device tokens
# (validation-service) and need no client here.
resource "aws_cognito_user_pool_client" "web" {
  name                          = "web"
  user_pool_id                  = aws_cognito_user_pool.this.id
  generate_secret               = false
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
  access_token_validity         = 60
  id_token_validity             = 60
  refresh_token_validity        = 90

  # The organizer's page signs people in on Cognito's own pages: authorization code with PKCE.
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["email", "openid", "profile"]
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = ["https://${var.domain_name}/organizer"]

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

# Where Cognito's sign-in pages are. The name is unique in the region, hence the account.
resource "aws_cognito_user_pool_domain" "this" {
  domain       = "${replace(local.name_pattern, "{name}", "users")}-${var.account_id}"
  user_pool_id = aws_cognito_user_pool.this.id
}

# Sets up events and devices, refunds, sees admissions. Members are added by hand.
resource "aws_cognito_user_group" "organizer" {
  name         = "organizer"
  description  = "May set up events, pair devices, refund and see admissions"
  user_pool_id = aws_cognito_user_pool.this.id
}
