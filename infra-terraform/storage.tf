locals {
  # DynamoDB wants each attribute that is part of a key declared once. All of them are strings.
  key_attributes = {
    for name, table in local.topology.tables : name => toset(compact(concat(
      [table.partitionKey, try(table.sortKey, "")],
      flatten([for index in table.indexes : [index.partitionKey, try(index.sortKey, "")]]),
    )))
  }
}

resource "aws_dynamodb_table" "this" {
  for_each = local.topology.tables

  name                        = lookup(var.restored_tables, each.key, replace(local.name_pattern, "{name}", each.key))
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.partitionKey
  range_key                   = try(each.value.sortKey, null)
  deletion_protection_enabled = local.is_prod
  tags                        = { Service = each.value.owner }

  dynamic "attribute" {
    for_each = local.key_attributes[each.key]

    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.partitionKey
      range_key       = try(global_secondary_index.value.sortKey, null)
      projection_type = "ALL"

      dynamic "on_demand_throughput" {
        for_each = var.table_request_cap[*]

        content {
          max_read_request_units  = on_demand_throughput.value
          max_write_request_units = on_demand_throughput.value
        }
      }
    }
  }

  # A runaway loop in development costs no more than this. No warm_throughput here: to lower it later, the provider
  # replaces the table. An on-sale is pre-warmed by command line instead (README).
  dynamic "on_demand_throughput" {
    for_each = var.table_request_cap[*]

    content {
      max_read_request_units  = on_demand_throughput.value
      max_write_request_units = on_demand_throughput.value
    }
  }

  dynamic "ttl" {
    for_each = compact([try(each.value.ttlAttribute, "")])

    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = local.is_prod ? 35 : 7
  }

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    # So that a pre-warmed table is not cooled down (and so replaced) by the next apply.
    ignore_changes = [warm_throughput]
  }
}

resource "aws_s3_bucket" "this" {
  for_each = local.topology.buckets

  bucket = replace(replace(replace(
    local.topology.bucketNamePattern, "{name}", each.key), "{env}", var.environment), "{account}", var.account_id
  )
  force_destroy = local.disposable
  tags          = { Service = each.value.owner }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.topology.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.topology.buckets

  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.topology.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.topology.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    # Archived dead letters are whole messages: who reads them needs the key, too.
    apply_server_side_encryption_by_default {
      sse_algorithm     = each.value.owner == "operators" ? "aws:kms" : "AES256"
      kms_master_key_id = each.value.owner == "operators" ? aws_kms_key.dead_letters.arn : null
    }

    # One call to KMS for many letters.
    bucket_key_enabled = each.value.owner == "operators"
  }
}

resource "aws_kms_key" "dead_letters" {
  description             = "Dead letters that operators archived"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      # IAM decides who may use it: the policy for operators, and nobody else.
      Sid       = "ThisAccount"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.topology.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = each.value.owner == "operators" ? var.dead_letter_archive_days : var.ticket_retention_days
    }

    # A letter holds personal data, and has to be gone when its archive ends.
    noncurrent_version_expiration {
      noncurrent_days = each.value.owner == "operators" ? 1 : 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # S3 counts the days of versions; without versioning the rule means something else.
  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_policy" "this" {
  for_each = local.topology.buckets

  bucket = aws_s3_bucket.this[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.this[each.key].arn, "${aws_s3_bucket.this[each.key].arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.this]
}

# A web page may fetch a pre-signed download instead of navigating to it.
resource "aws_s3_bucket_cors_configuration" "this" {
  for_each = length(var.cors_origins) > 0 ? { for name, bucket in local.topology.buckets : name => bucket if bucket.owner != "operators" } : {}

  bucket = aws_s3_bucket.this[each.key].id

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = var.cors_origins
    expose_headers  = ["Content-Disposition", "Content-Length"]
    max_age_seconds = 3600
  }
}
