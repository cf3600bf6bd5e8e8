# Keeps the environment and region of the first apply. Another one would replace or orphan tables, queues and buckets.
resource "terraform_data" "place" {
  input = "${var.environment} in ${var.region}"

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == "${var.environment} in ${var.region}"
      error_message = "This state is ${self.output}. Another environment or region needs its own state: run `terraform init -reconfigure` with its file in envs/."
    }
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Project     = "event-ticketing"
      Environment = var.environment
      ManagedBy   = "terraform"
    }
  }
}
