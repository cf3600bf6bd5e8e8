mock_provider "aws" {
  source = "./tests/mocks"
}

# One run for all that needs no other variables: each applies everything once more.
run "with_the_usual_variables" {
  # Buyers sign in without a shared secret.
  assert {
    condition = (
      !aws_cognito_user_pool_client.this["storefront"].generate_secret &&
      aws_cognito_user_pool_client.this["storefront"].prevent_user_existence_errors == "ENABLED" &&
      aws_cognito_user_pool_client.this["storefront"].enable_token_revocation &&
      !contains(aws_cognito_user_pool_client.this["storefront"].explicit_auth_flows, "ALLOW_USER_PASSWORD_AUTH") &&
      tolist(aws_cognito_user_pool_client.this["storefront"].callback_urls) == tolist(["${var.storefront_url}/"])
    )
    error_message = "The client gives away who is registered, or sends passwords."
  }

  assert {
    condition = (
      tolist(aws_cognito_user_pool_client.this["organizer"].callback_urls) == tolist(["https://${var.domain_name}/organizer"]) &&
      tolist(aws_cognito_user_pool_client.this["organizer"].allowed_oauth_flows) == tolist(["code"]) &&
      !aws_cognito_user_pool_client.this["organizer"].generate_secret &&
      local.service_environment["validation-service"].OIDC_ORIGINS == "https://${aws_cognito_user_pool_domain.this["staff"].domain}.auth.eu-west-1.amazoncognito.com"
    )
    error_message = "The organizer's page cannot sign anybody in, or somebody else's page can."
  }

  # Staff is invited, and has a second factor.
  assert {
    condition = (
      aws_cognito_user_pool.this["staff"].mfa_configuration == "ON" &&
      one(aws_cognito_user_pool.this["staff"].software_token_mfa_configuration).enabled &&
      one(aws_cognito_user_pool.this["staff"].admin_create_user_config).allow_admin_create_user_only
    )
    error_message = "Somebody becomes staff without an invitation, or gets in with a password alone."
  }

  # Both pools send through SES: Cognito's own limit is 50 mails a day.
  assert {
    condition = alltrue([
      for pool in values(aws_cognito_user_pool.this) :
      one(pool.email_configuration).email_sending_account == "DEVELOPER" && one(pool.email_configuration).from_email_address == var.mail_from &&
      one(pool.email_configuration).configuration_set == aws_ses_configuration_set.this["mail"].name
    ])
    error_message = "Cognito stops after 50 mails a day."
  }

  assert {
    condition     = alltrue([for pool in values(aws_cognito_user_pool.this) : pool.user_pool_tier == "LITE" && pool.deletion_protection == "ACTIVE"])
    error_message = "A dearer tier, or users that a mistake deletes."
  }

  assert {
    condition     = aws_cognito_user_group.organizer.name == "organizer" && aws_cognito_user_group.organizer.user_pool_id == aws_cognito_user_pool.this["staff"].id
    error_message = "The services look for the group organizer in the staff's tokens."
  }

  # Services check tokens of these pools.
  assert {
    condition = (
      local.common_environment.OIDC_ISSUER == "https://cognito-idp.eu-west-1.amazonaws.com/${aws_cognito_user_pool.this["buyers"].id}" &&
      local.common_environment.OIDC_CLIENT_ID == aws_cognito_user_pool_client.this["storefront"].id &&
      local.common_environment.OIDC_STAFF_ISSUER == "https://cognito-idp.eu-west-1.amazonaws.com/${aws_cognito_user_pool.this["staff"].id}" &&
      local.common_environment.OIDC_STAFF_CLIENT_ID == aws_cognito_user_pool_client.this["organizer"].id
    )
    error_message = "The services trust another issuer."
  }
}

run "each_frontend_has_its_own_client" {
  variables {
    frontends = { app = { callback_urls = ["com.example.tickets://signed-in"], logout_urls = [] } }
  }

  assert {
    condition = (
      toset(keys(aws_cognito_user_pool_client.this)) == toset(["app", "organizer", "storefront"]) &&
      length(split(",", local.common_environment.OIDC_CLIENT_ID)) == 2
    )
    error_message = "A frontend shares a client, or the services do not know its tokens."
  }
}

run "a_frontend_without_encryption" {
  command = plan

  variables {
    frontends = { web = { callback_urls = ["http://shop.example.com/"], logout_urls = [] } }
  }

  expect_failures = [var.frontends]
}

run "a_frontend_with_the_name_of_the_organizers_page" {
  command = plan

  variables {
    frontends = { organizer = { callback_urls = ["https://shop.example.com/"], logout_urls = [] } }
  }

  expect_failures = [var.frontends]
}
