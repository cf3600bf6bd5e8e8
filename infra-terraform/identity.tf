# Two user pools, because Cognito can require a second factor only of a whole pool, and because only the tokens of the
# staff's pool carry roles: whoever signs up as a buyer can never become an organizer.

locals {
  oidc_issuer       = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.buyers.id}"
  oidc_staff_issuer = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.staff.id}"

  # Where Cognito's sign-in pages of the staff are.
  staff_sign_in_pages = "https://${aws_cognito_user_pool_domain.staff.domain}.auth.${var.region}.amazoncognito.com"

  frontends = merge(
    { storefront = { callback_urls = ["${var.storefront_url}/"], logout_urls = ["${var.storefront_url}/"] } },
    var.frontends
  )
}

# The price per active user is the largest item of the bill (README): LITE, and no advanced security.
resource "aws_cognito_user_pool" "buyers" {
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

  # Cognito itself sends 50 mails a day; an on-sale needs thousands of codes in minutes.
  email_configuration {
    email_sending_account = "DEVELOPER"
    from_email_address    = var.mail_from
    source_arn            = aws_ses_domain_identity_verification.this.arn
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

# One client for each frontend, with its own addresses, so that no page can receive the codes of another. No secret,
# because pages and apps cannot keep one. Scanners sign in with their own device tokens (validation-service).
resource "aws_cognito_user_pool_client" "frontend" {
  for_each = local.frontends

  name                          = each.key
  user_pool_id                  = aws_cognito_user_pool.buyers.id
  generate_secret               = false
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
  access_token_validity         = 60
  id_token_validity             = 60
  refresh_token_validity        = 90

  # Authorization code with PKCE, on Cognito's own pages.
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["email", "openid", "profile"]
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = each.value.callback_urls
  logout_urls                          = each.value.logout_urls

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

# Where Cognito's sign-in pages are. The name is unique in the region, hence the account.
resource "aws_cognito_user_pool_domain" "buyers" {
  domain       = "${replace(local.name_pattern, "{name}", "users")}-${var.account_id}"
  user_pool_id = aws_cognito_user_pool.buyers.id
}

# Organizers. Nobody signs up here, and nobody gets in with a password alone.
resource "aws_cognito_user_pool" "staff" {
  name                     = replace(local.name_pattern, "{name}", "staff")
  user_pool_tier           = "LITE"
  deletion_protection      = local.is_prod ? "ACTIVE" : "INACTIVE"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "ON"

  # A mailbox that was taken over must not replace password and second factor: an administrator resets them.
  account_recovery_setting {
    recovery_mechanism {
      name     = "admin_only"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
  }

  email_configuration {
    email_sending_account = "DEVELOPER"
    from_email_address    = var.mail_from
    source_arn            = aws_ses_domain_identity_verification.this.arn
  }

  password_policy {
    minimum_length                   = 14
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

resource "aws_cognito_user_pool_client" "organizer" {
  name                          = "organizer"
  user_pool_id                  = aws_cognito_user_pool.staff.id
  generate_secret               = false
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
  access_token_validity         = 60
  id_token_validity             = 60
  refresh_token_validity        = 12

  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["email", "openid", "profile"]
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = ["https://${var.domain_name}/organizer"]
  logout_urls                          = ["https://${var.domain_name}/organizer"]

  # A working day.
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "hours"
  }
}

resource "aws_cognito_user_pool_domain" "staff" {
  domain       = "${replace(local.name_pattern, "{name}", "staff")}-${var.account_id}"
  user_pool_id = aws_cognito_user_pool.staff.id
}

# Sets up events and devices, refunds, sees admissions. Members are added by hand.
resource "aws_cognito_user_group" "organizer" {
  name         = "organizer"
  description  = "May set up events, pair devices, refund and see admissions"
  user_pool_id = aws_cognito_user_pool.staff.id
}
