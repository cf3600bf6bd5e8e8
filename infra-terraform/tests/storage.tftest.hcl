mock_provider "aws" {
  source = "./tests/mocks"
}

# One run for all that needs no other variables: each applies everything once more.
run "with_the_usual_variables" {
  # Tables have the keys of the topology.
  assert {
    condition = (
      sort([for table in aws_dynamodb_table.this : table.name]) ==
      sort([for name, _ in local.topology.tables : "event-ticketing-${name}-prod"])
    )
    error_message = "Tables and topology differ."
  }

  assert {
    condition     = length(aws_dynamodb_table.this) > 0
    error_message = "The topology is empty, so the other assertions prove nothing."
  }

  assert {
    condition = alltrue([
      for name, table in local.topology.tables :
      aws_dynamodb_table.this[name].hash_key == table.partitionKey &&
      aws_dynamodb_table.this[name].range_key == try(table.sortKey, null)
    ])
    error_message = "A table has other keys."
  }

  assert {
    condition = alltrue([
      for name, table in local.topology.tables : {
        for index in aws_dynamodb_table.this[name].global_secondary_index :
        index.name => [index.hash_key, coalesce(index.range_key, "-"), index.projection_type]
        } == {
        for index, keys in table.indexes : index => [keys.partitionKey, try(keys.sortKey, "-"), try(keys.keysOnly, false) ? "KEYS_ONLY" : "ALL"]
      }
    ])
    error_message = "A table has other indexes."
  }

  # DynamoDB refuses a table that declares an attribute which is part of no key, or the other way round.
  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this :
      toset([for attribute in table.attribute : attribute.name]) == toset(compact(concat(
        [table.hash_key, table.range_key],
        flatten([for index in table.global_secondary_index : [index.hash_key, index.range_key]]),
      )))
    ])
    error_message = "Declared attributes and keys differ."
  }

  assert {
    condition     = alltrue(flatten([for table in aws_dynamodb_table.this : [for attribute in table.attribute : attribute.type == "S"]]))
    error_message = "All key attributes are strings."
  }

  assert {
    condition = alltrue([
      for name, table in local.topology.tables :
      join(",", [for ttl in aws_dynamodb_table.this[name].ttl : ttl.attribute_name if ttl.enabled]) == try(table.ttlAttribute, "")
    ])
    error_message = "A table forgets by another attribute."
  }

  # Prod keeps its data.
  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this :
      table.billing_mode == "PAY_PER_REQUEST" && table.deletion_protection_enabled &&
      one(table.point_in_time_recovery).enabled && one(table.point_in_time_recovery).recovery_period_in_days == 35 &&
      one(table.server_side_encryption).enabled && length(table.on_demand_throughput) == 0
    ])
    error_message = "A table of prod is not protected, not backed up, not encrypted or capped."
  }

  assert {
    condition = (
      alltrue([for bucket in aws_s3_bucket.this : !bucket.force_destroy]) && !aws_s3_bucket.access_logs.force_destroy &&
      alltrue([for repository in aws_ecr_repository.service : !repository.force_delete]) &&
      alltrue([for secret in aws_secretsmanager_secret.setting : secret.recovery_window_in_days == 30])
    )
    error_message = "Tickets, logs, images or secrets of prod can be destroyed at once."
  }

  # Tickets are private.
  assert {
    condition = (
      sort([for bucket in aws_s3_bucket.this : bucket.bucket]) ==
      sort([for name, _ in local.topology.buckets : "event-ticketing-${name}-prod-123456789012"])
    )
    error_message = "Buckets and topology differ."
  }

  assert {
    condition = alltrue([
      for name, _ in local.topology.buckets :
      aws_s3_bucket_public_access_block.this[name].block_public_acls &&
      aws_s3_bucket_public_access_block.this[name].block_public_policy &&
      aws_s3_bucket_public_access_block.this[name].ignore_public_acls &&
      aws_s3_bucket_public_access_block.this[name].restrict_public_buckets &&
      one(aws_s3_bucket_ownership_controls.this[name].rule).object_ownership == "BucketOwnerEnforced" &&
      one(aws_s3_bucket_versioning.this[name].versioning_configuration).status == "Enabled"
    ])
    error_message = "A bucket can be read by others, or loses what is overwritten."
  }

  assert {
    condition = alltrue([
      for name, _ in local.topology.buckets : anytrue([
        for statement in jsondecode(aws_s3_bucket_policy.this[name].policy).Statement :
        statement.Effect == "Deny" && statement.Condition.Bool["aws:SecureTransport"] == "false" &&
        statement.Resource == [aws_s3_bucket.this[name].arn, "${aws_s3_bucket.this[name].arn}/*"]
      ])
    ])
    error_message = "A bucket can be read over plain HTTP."
  }

  assert {
    condition = alltrue([
      for name, bucket in local.topology.buckets : alltrue([
        for rule in aws_s3_bucket_server_side_encryption_configuration.this[name].rule :
        one(rule.apply_server_side_encryption_by_default).sse_algorithm == (bucket.owner == "operators" ? "aws:kms" : "AES256")
      ])
    ])
    error_message = "A bucket is not encrypted."
  }

  # Archived dead letters end, and so do versions of them.
  assert {
    condition = alltrue([
      for rule in aws_s3_bucket_lifecycle_configuration.this["dead-letters"].rule :
      one(rule.expiration).days == 90 && one(rule.noncurrent_version_expiration).noncurrent_days == 1
    ])
    error_message = "Archived dead letters are kept for longer than 90 days."
  }

  # Operators add to the audit trail and read it, and nobody but them may.
  assert {
    condition = alltrue([
      for action in ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:PartiQLUpdate", "dynamodb:PartiQLDelete"] :
      anytrue([
        for statement in jsondecode(aws_iam_policy.operator.policy).Statement : statement.Effect == "Deny" &&
        contains(statement.Action, action) && contains(statement.Resource, aws_dynamodb_table.this["operations-audit"].arn)
      ])
    ])
    error_message = "Operators may change the audit trail."
  }

  assert {
    condition = [
      for action in distinct(flatten([
        for statement in jsondecode(aws_iam_policy.operator.policy).Statement : statement.Action
        if statement.Effect == "Allow" && contains(statement.Resource, aws_dynamodb_table.this["operations-audit"].arn)
      ])) : action if !can(regex("^dynamodb:(BatchGet|Describe|Get|Query|Scan)", action))
    ] == ["dynamodb:PutItem"]
    error_message = "Operators may do something else to the audit trail than add and read."
  }

  assert {
    condition = !anytrue([
      for grants in values(local.permissions) : anytrue([for resource, _ in grants.grants : strcontains(resource, "operations-audit")])
    ])
    error_message = "A service may write the audit trail."
  }

  # A table that is deleted takes its point-in-time recovery with it.
  assert {
    condition = (
      toset(one(values(aws_backup_selection.this)).resources) == toset([for table in aws_dynamodb_table.this : table.arn]) &&
      one(one(one(values(aws_backup_plan.this)).rule).lifecycle).delete_after == 35 &&
      one(one(values(aws_backup_plan.this)).rule).target_vault_name == "event-ticketing-tables-prod"
    )
    error_message = "A table of prod is not copied each night, or copies are kept for ever."
  }
}

run "dev_is_capped_and_can_be_removed" {
  state_key = "dev"

  variables {
    environment            = "dev"
    stripe_publishable_key = "pk_test_a"
    table_request_cap      = 200
  }

  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this :
      !table.deletion_protection_enabled && one(table.on_demand_throughput).max_write_request_units == 200 &&
      alltrue([for index in table.global_secondary_index : one(index.on_demand_throughput).max_write_request_units == 200])
    ])
    error_message = "A table of dev is not capped, or cannot be removed."
  }

  assert {
    condition = (
      alltrue([for bucket in aws_s3_bucket.this : bucket.force_destroy]) && aws_s3_bucket.access_logs.force_destroy &&
      alltrue([for repository in aws_ecr_repository.service : repository.force_delete])
    )
    error_message = "What was used of dev cannot be destroyed."
  }

  assert {
    condition     = alltrue([for secret in aws_secretsmanager_secret.setting : secret.recovery_window_in_days == 0])
    error_message = "Dev cannot be created again: the names of its secrets are taken for days."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : endswith(table.name, "-dev")])
    error_message = "A table of dev has a name of another environment."
  }

  assert {
    condition     = length(aws_backup_vault.this) == 0
    error_message = "Dev is backed up: a vault with copies cannot be destroyed."
  }
}
