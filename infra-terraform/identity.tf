# Two user pools, because Cognito can require a second factor only of a whole pool, and because only the tokens of the
# staff's pool carry roles: nobody becomes an organizer by signing up as a buyer.

locals {
  oidc_issuer       = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.this["buyers"].id}"
  oidc_staff_issuer = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.this["staff"].id}"

  # Where Cognito's sign-in pages of the staff are.
  staff_sign_in_pages = "https://${aws_cognito_user_pool_domain.this["staff"].domain}.auth.${var.region}.amazoncognito.com"

  user_pools = {
    buyers = { name = "users", second_factor = "OPTIONAL", recovered_by = "verified_email", password_length = 12, invited = false }
    # Somebody who took over a mailbox must not be able to replace password and second factor: an administrator resets
    # them.
    staff = { name = "staff", second_factor = "ON", recovered_by = "admin_only", password_length = 14, invited = true }
  }

  organizer_page = "https://${var.domain_name}/organizer"

  frontends = merge(
    { storefront = { callback_urls = ["${var.storefront_url}/"], logout_urls = ["${var.storefront_url}/"] } },
    var.frontends
  )

  # Each page and app is a client, with its own addresses, so that no page can receive the codes of another.
  # Scanners sign in with their own device tokens (validation-service).
  clients = merge(
    { for name, frontend in local.frontends : name => merge(frontend, { pool = "buyers", hours = 90 * 24 }) },
    # A working day.
    { organizer = { pool = "staff", callback_urls = [local.organizer_page], logout_urls = [local.organizer_page], hours = 12 } }
  )
}

# The price per active user is the largest item of the bill (README): LITE, and no advanced security.
resource "aws_cognito_user_pool" "this" {
  for_each = local.user_pools

  name                     = replace(local.name_pattern, "{name}", each.value.name)
  user_pool_tier           = "LITE"
  deletion_protection      = local.is_prod ? "ACTIVE" : "INACTIVE"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = each.value.second_factor

  account_recovery_setting {
    recovery_mechanism {
      name     = each.value.recovered_by
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = each.value.invited
  }

  # Cognito itself sends 50 mails a day; an on-sale needs thousands of codes in minutes.
  email_configuration {
    configuration_set     = aws_ses_configuration_set.this["mail"].name
    email_sending_account = "DEVELOPER"
    from_email_address    = var.mail_from
    source_arn            = aws_ses_domain_identity_verification.this.arn
  }

  password_policy {
    minimum_length                   = each.value.password_length
    require_lowercase                = false
    require_numbers                  = false
    require_symbols                  = false
    require_uppercase                = false
    temporary_password_validity_days = 3
  }

  software_token_mfa_configuration {
    enabled = true
  }

  # Until the new address is confirmed, the old one stays: nobody signs in, or is mailed to, by an address of others.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  username_configuration {
    case_sensitive = false
  }
}

# No secret, because pages and apps cannot keep one.
resource "aws_cognito_user_pool_client" "this" {
  for_each = local.clients

  name                          = each.key
  user_pool_id                  = aws_cognito_user_pool.this[each.value.pool].id
  generate_secret               = false
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
  access_token_validity         = 60
  id_token_validity             = 60
  refresh_token_validity        = each.value.hours

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
    refresh_token = "hours"
  }
}

# Where Cognito's sign-in pages are. The name is unique in the region, hence the account.
resource "aws_cognito_user_pool_domain" "this" {
  for_each = local.user_pools

  domain       = "${replace(local.name_pattern, "{name}", each.value.name)}-${var.account_id}"
  user_pool_id = aws_cognito_user_pool.this[each.key].id
}

# Sets up events and devices, refunds, sees admissions. Members are added by hand.
resource "aws_cognito_user_group" "organizer" {
  name         = "organizer"
  description  = "May set up events, pair devices, refund and see admissions"
  user_pool_id = aws_cognito_user_pool.this["staff"].id
}
