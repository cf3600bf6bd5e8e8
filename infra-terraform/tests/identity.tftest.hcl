mock_provider "aws" {
  source = "./tests/mocks"
}

# One run for all that needs no other variables: each applies everything once more.
run "with_the_usual_variables" {
  # Buyers sign in without a shared secret.
  assert {
    condition = (
      !aws_cognito_user_pool_client.web.generate_secret &&
      aws_cognito_user_pool_client.web.prevent_user_existence_errors == "ENABLED" &&
      aws_cognito_user_pool_client.web.enable_token_revocation &&
      !contains(aws_cognito_user_pool_client.web.explicit_auth_flows, "ALLOW_USER_PASSWORD_AUTH")
    )
    error_message = "The client gives away who is registered, or sends passwords."
  }

  assert {
    condition = (
      tolist(aws_cognito_user_pool_client.web.callback_urls) == tolist(["https://${var.domain_name}/organizer"]) &&
      tolist(aws_cognito_user_pool_client.web.allowed_oauth_flows) == tolist(["code"]) &&
      local.service_environment["validation-service"].OIDC_ORIGINS == "https://${aws_cognito_user_pool_domain.this.domain}.auth.eu-west-1.amazoncognito.com"
    )
    error_message = "The organizer's page cannot sign anybody in, or somebody else's page can."
  }

  assert {
    condition     = aws_cognito_user_pool.this.user_pool_tier == "LITE" && aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "A dearer tier, or users that a mistake deletes."
  }

  assert {
    condition     = aws_cognito_user_group.organizer.name == "organizer"
    error_message = "The services look for the group organizer."
  }

  # Services check tokens of this pool.
  assert {
    condition = (
      local.common_environment.OIDC_ISSUER == "https://cognito-idp.eu-west-1.amazonaws.com/${aws_cognito_user_pool.this.id}" &&
      local.common_environment.OIDC_CLIENT_ID == aws_cognito_user_pool_client.web.id
    )
    error_message = "The services trust another issuer."
  }
}
