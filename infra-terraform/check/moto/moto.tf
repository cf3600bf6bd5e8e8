# Added to copies of both roots by apply.sh.
terraform {
  backend "local" {}
}

provider "aws" {
  s3_use_path_style = true
}
