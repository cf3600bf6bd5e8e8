account_id             = "111111111111" # replace
alarm_email            = "dev@example.com"
cors_origins           = []
domain_name            = "api.dev.tickets.example.com"
environment            = "dev"
hosted_zone_id         = "Z0000000000000000000" # replace
mail_domain            = "dev.tickets.example.com"
mail_from              = "Usher <tickets@dev.tickets.example.com>"
monthly_budget_usd     = 300
publish_api_docs       = true
region                 = "eu-west-1"
storefront_url         = "https://dev.tickets.example.com"
stripe_publishable_key = "pk_test_replace"
stripe_webhook_cidrs   = [] # any address, so that `stripe listen` works
table_request_cap      = 200
ticket_public_keys     = { "0" = "replace" } # refused until it is a key
ticket_retention_days  = 30
ticket_signing_key_id  = 0
zones                  = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]

image_tags = {
  payment-service    = "0.1.0"
  ticket-service     = "0.1.0"
  validation-service = "0.1.0"
}

service_sizes = {
  payment-service    = { cpu = 512, memory = 1024, minimum_tasks = 1, maximum_tasks = 2, requests_per_minute = 3000 }
  ticket-service     = { cpu = 512, memory = 1024, minimum_tasks = 1, maximum_tasks = 2, requests_per_minute = 3000 }
  validation-service = { cpu = 512, memory = 1024, minimum_tasks = 1, maximum_tasks = 2, requests_per_minute = 3000 }
}
