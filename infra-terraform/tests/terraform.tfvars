account_id             = "123456789012"
alarm_email            = "oncall@example.com"
cors_origins           = ["https://tickets.example.com"]
domain_name            = "api.tickets.example.com"
environment            = "prod"
github_repository      = "example/tickets"
hosted_zone_id         = "Z1"
mail_domain            = "tickets.example.com"
mail_from              = "Usher <tickets@tickets.example.com>"
monthly_budget_usd     = 900
region                 = "eu-west-1"
storefront_url         = "https://tickets.example.com"
stripe_publishable_key = "pk_live_a"
stripe_webhook_cidrs   = ["3.18.12.63/32"]
ticket_public_keys     = { "0" = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", "1" = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=" }
ticket_signing_key_id  = 1
zones                  = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]

image_tags = {
  payment-service    = "1.0.0"
  ticket-service     = "1.0.0"
  validation-service = "1.0.0"
}

service_sizes = {
  payment-service    = { cpu = 1024, memory = 2048, minimum_tasks = 3, maximum_tasks = 30, requests_per_minute = 6000 }
  ticket-service     = { cpu = 1024, memory = 2048, minimum_tasks = 3, maximum_tasks = 30, requests_per_minute = 6000 }
  validation-service = { cpu = 1024, memory = 2048, minimum_tasks = 3, maximum_tasks = 15, requests_per_minute = 12000 }
}
