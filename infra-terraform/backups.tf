# Besides point-in-time recovery, which goes when its table is deleted: a copy of every table each night, in a vault. Only in
# prod. Retention is bounded, because the copies hold names and addresses. No vault lock, which nobody could undo.

locals {
  backups = local.is_prod ? { tables = "tables" } : {}
}

resource "aws_backup_vault" "this" {
  for_each = local.backups

  name = replace(local.name_pattern, "{name}", each.value)
}

# Whoever may delete copies must first be let past this: a mistake, or stolen credentials, takes two steps that are seen.
resource "aws_backup_vault_policy" "this" {
  for_each = local.backups

  backup_vault_name = aws_backup_vault.this[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NobodyDeletesCopies"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"]
      Resource  = "*"
    }]
  })
}

resource "aws_backup_plan" "this" {
  for_each = local.backups

  name = replace(local.name_pattern, "{name}", each.value)

  rule {
    rule_name         = "nightly"
    target_vault_name = aws_backup_vault.this[each.key].name
    schedule          = "cron(0 3 * * ? *)"
    start_window      = 60
    completion_window = 480

    lifecycle {
      delete_after = var.backup_days
    }
  }
}

resource "aws_iam_role" "backup" {
  for_each = local.backups

  name = replace(local.name_pattern, "{name}", "backup")

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "backup.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

# Backing up only: whoever restores does it with a role of their own.
resource "aws_iam_role_policy_attachment" "backup" {
  for_each = local.backups

  role       = aws_iam_role.backup[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_backup_selection" "this" {
  for_each = local.backups

  name         = replace(local.name_pattern, "{name}", each.value)
  plan_id      = aws_backup_plan.this[each.key].id
  iam_role_arn = aws_iam_role.backup[each.key].arn
  resources    = [for table in aws_dynamodb_table.this : table.arn]

  depends_on = [aws_iam_role_policy_attachment.backup]
}
