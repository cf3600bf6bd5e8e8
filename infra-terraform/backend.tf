# Bucket and region come from envs/<environment>.s3.tfbackend: one state per environment, each in its own account.
terraform {
  backend "s3" {
    key          = "event-ticketing/terraform.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}
