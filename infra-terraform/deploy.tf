locals {
  deployed_services   = var.github_repository == null ? toset([]) : local.services
  leases              = { for name in local.services : name => replace(name, "-service", "-leases") }
  github_provider_arn = var.github_provider_arn != null ? var.github_provider_arn : one(aws_iam_openid_connect_provider.github[*].arn)
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.github_repository == null || var.github_provider_arn != null ? 0 : 1

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

# One role per service: a pipeline can ship its own service and no other. GitHub puts the name of the deployment
# environment into the token, so protection rules there (reviewers, branches) hold here.
resource "aws_iam_role" "deploy" {
  for_each = local.deployed_services

  name = replace(local.name_pattern, "{name}", "deploy-${each.key}")
  tags = { Service = each.key }
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = local.github_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:${var.github_repository}:environment:${each.key}-${var.environment}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "deploy" {
  for_each = local.deployed_services

  name = "ship"
  role = aws_iam_role.deploy[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ActionsWithoutResources"
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition"]
        Resource = ["*"]
      },
      {
        Sid    = "PushImage"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:CompleteLayerUpload",
          "ecr:DescribeImages",
          "ecr:DescribeRepositories",
          "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = [aws_ecr_repository.service[each.key].arn]
      },
      {
        Sid    = "RegisterRevision"
        Effect = "Allow"
        Action = ["ecs:RegisterTaskDefinition"]
        Resource = [
          "arn:aws:ecs:${var.region}:${var.account_id}:task-definition/${replace(local.name_pattern, "{name}", each.key)}:*",
        ]
      },
      {
        Sid      = "RollOut"
        Effect   = "Allow"
        Action   = ["ecs:DescribeServices", "ecs:ListTagsForResource", "ecs:UpdateService"]
        Resource = [module.service[each.key].service_arn]
      },
      {
        Sid      = "Probe"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = [aws_sns_topic.message["probe"].arn]
      },
      {
        # Which revision may consume, and whether the new one answered. Leases are other rows of the same table.
        Sid      = "SayWhoConsumes"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:UpdateItem"]
        Resource = [aws_dynamodb_table.this[local.leases[each.key]].arn]
        Condition = {
          "ForAllValues:StringEquals" = { "dynamodb:LeadingKeys" = ["consumers"] }
        }
      },
      {
        Sid       = "HandRolesToTasks"
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = [module.service[each.key].execution_role_arn, module.service[each.key].task_role_arn]
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
    ]
  })
}

# What the `usher` command and the runbook need: looking into dead-letter queues, replaying, discarding and archiving,
# and reading the rows of an order, and those of all payments in review. Attach it to the role of the engineer on call.
# Rows of the audit trail can be added and read: nothing here allows to change or delete one.
resource "aws_iam_policy" "operator" {
  name        = replace(local.name_pattern, "{name}", "operator")
  description = "Runs the usher command"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "DeadLetters"
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
          "sqs:SendMessage", # what was archived comes back
        ]
        Resource = [for queue in module.queue : queue.dead_letter_arn]
      },
      {
        Sid      = "ReplayInto"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [for queue in module.queue : queue.arn]
      },
      {
        Sid      = "ReadRows"
        Effect   = "Allow"
        Action   = ["dynamodb:BatchGetItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"]
        Resource = flatten([for table in aws_dynamodb_table.this : [table.arn, "${table.arn}/index/*"]])
      },
      {
        # `usher republish`, `usher reconcile` and `usher rebuild` ask the services by a row; `usher mail allow` writes one.
        Sid    = "AskServices"
        Effect = "Allow"
        Action = ["dynamodb:PutItem"]
        Resource = [
          for name in ["republish-requests", "ticket-rebuilds", "door-rebuilds", "ticket-suppressions"] : aws_dynamodb_table.this[name].arn
        ]
      },
      {
        Sid      = "WriteAudit"
        Effect   = "Allow"
        Action   = ["dynamodb:PutItem"]
        Resource = [aws_dynamodb_table.this["operations-audit"].arn]
      },
      {
        # Whatever else the role may do: a row that was written stays as it is.
        Sid    = "KeepAudit"
        Effect = "Deny"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:DeleteTable",
          "dynamodb:PartiQLDelete",
          "dynamodb:PartiQLUpdate",
          "dynamodb:UpdateItem",
        ]
        Resource = [aws_dynamodb_table.this["operations-audit"].arn]
      },
      {
        Sid      = "ListArchives"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [aws_s3_bucket.this["dead-letters"].arn]
      },
      {
        Sid      = "ReadAndWriteArchives"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = ["${aws_s3_bucket.this["dead-letters"].arn}/*"]
      },
      {
        Sid      = "OpenArchives"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [aws_kms_key.dead_letters.arn]
      },
      {
        # `usher topology check` and `usher doctor`.
        Sid      = "CompareTopology"
        Effect   = "Allow"
        Action   = ["sns:GetSubscriptionAttributes", "sns:ListSubscriptionsByTopic", "sns:ListTopics"]
        Resource = ["*"]
      },
      {
        Sid      = "CompareTables"
        Effect   = "Allow"
        Action   = ["dynamodb:DescribeTimeToLive"]
        Resource = [for table in aws_dynamodb_table.this : table.arn]
      },
      {
        Sid      = "CompareBuckets"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation"]
        Resource = [for bucket in aws_s3_bucket.this : bucket.arn]
      },
      {
        # `usher pause` and `usher resume`.
        Sid       = "PauseQueues"
        Effect    = "Allow"
        Action    = ["dynamodb:UpdateItem"]
        Resource  = [for table in values(local.leases) : aws_dynamodb_table.this[table].arn]
        Condition = { "ForAllValues:StringEquals" = { "dynamodb:LeadingKeys" = ["consumers"] } }
      },
    ]
  })
}
