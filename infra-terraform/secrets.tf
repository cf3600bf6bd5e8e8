locals {
  # Environment variable of a service -> what it holds. Only the containers are made here; the values are put by hand
  # (README), so that they are in no state file.
  secrets = {
    payment-service = {
      STRIPE_API_KEY         = "Restricted or secret API key of Stripe"
      STRIPE_WEBHOOK_SECRETS = "Signing secrets of the webhook endpoint, comma-separated, newest first"
    }
    ticket-service = merge(
      {
        TICKET_SIGNING_KEY = "Base64 of the 32-byte Ed25519 seed that signs ticket codes"
      },
      var.wallet == null ? {} : {
        WALLET_CERTIFICATE          = "Base64 of the PKCS#12 file with Apple's certificate for the pass type and its key"
        WALLET_CERTIFICATE_PASSWORD = "Opens that file"
      },
    )
    validation-service = {}
  }

  secret_settings = merge([
    for service, settings in local.secrets : {
      for variable, description in settings : "${service}/${variable}" => {
        service     = service
        variable    = variable
        description = description
      }
    }
  ]...)
}

resource "aws_secretsmanager_secret" "setting" {
  for_each = local.secret_settings

  name        = replace(local.name_pattern, "{name}", "${each.value.service}-${lower(replace(each.value.variable, "_", "-"))}")
  description = each.value.description
  tags        = { Service = each.value.service }

  # Until the window ends, AWS refuses another secret of this name: dev could not be created again.
  recovery_window_in_days = local.disposable ? 0 : 30
}
