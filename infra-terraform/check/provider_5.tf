# Added to a copy of a root by check.sh if the mirror's newest provider is older than the pinned one.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0"
    }
  }
}
