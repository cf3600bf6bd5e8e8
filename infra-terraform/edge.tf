locals {
  # Paths of the API that the firewall treats in their own way.
  webhook_path  = "/payments/webhook"
  scanner_paths = "^/(tickets/validate(/undo)?|scans|scanner(/.*)?|devices/me/.*|api/v1/organizers/.*)$"

  # Those of them that want a device's token; the others are files of the scanner page.
  device_paths   = "^/(tickets/validate(/undo)?|scans|scanner/snapshot|devices/me/.*|api/v1/organizers/.*)$"
  device_token   = "^[Dd]evice [0-9A-Fa-f-]{36}[.][A-Za-z0-9_-]{43}$"
  stranger_label = "stranger-at-the-door"

  # Limits of the rate of requests, each of what `paths` or `label` names, or of all but `except`. All gates of a stadium
  # can share one address: a low limit on that would shut them, so scanners are limited by their token.
  rate_rules = {
    # Buyers, and the pairing of devices. Stripe is not limited at all.
    rate-by-address = { priority = 20, limit = var.requests_per_address, seconds = 300, except = "${local.scanner_paths}|^${local.webhook_path}$" }

    rate-by-device = { priority = 21, limit = var.scans_per_device, seconds = 60, paths = local.scanner_paths, key = "authorization" }

    # A caller that invents another token for each request is a new device each time: a limit by address, too, which all
    # gates of a stadium together do not reach.
    rate-by-address-at-the-door = { priority = 22, limit = var.door_requests_per_address, seconds = 300, paths = local.scanner_paths }

    # What the rule strangers-at-the-door found.
    rate-of-strangers-at-the-door = { priority = 24, limit = var.requests_per_address, seconds = 300, label = local.stranger_label }
  }

  # The documentation that a service serves of itself stays inside in prod.
  public_routes = [for route in local.topology.routes : route if var.publish_api_docs || try(route.use, "") != "api-docs"]

  managed_rules = {
    AWSManagedRulesAmazonIpReputationList = { priority = 10, only_count = [] }
    AWSManagedRulesKnownBadInputsRuleSet  = { priority = 11, only_count = [] }
    # An upload of offline scans is larger than the 8 KB that this rule admits.
    AWSManagedRulesCommonRuleSet = { priority = 12, only_count = ["SizeRestrictions_BODY"] }
  }
}

resource "aws_acm_certificate" "this" {
  domain_name       = var.domain_name
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "certificate" {
  zone_id = var.hosted_zone_id
  name    = one(aws_acm_certificate.this.domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.this.domain_validation_options).resource_record_type
  records = [one(aws_acm_certificate.this.domain_validation_options).resource_record_value]
  ttl     = 300
}

resource "aws_acm_certificate_validation" "this" {
  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = [aws_route53_record.certificate.fqdn]
}

resource "aws_route53_record" "edge" {
  zone_id = var.hosted_zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = aws_lb.this.dns_name
    zone_id                = aws_lb.this.zone_id
    evaluate_target_health = true
  }
}

resource "aws_lb" "this" {
  name                       = replace(local.name_pattern, "{name}", "edge")
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = [for subnet in aws_subnet.public : subnet.id]
  security_groups            = [aws_security_group.edge.id]
  enable_deletion_protection = local.is_prod
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"

  # Shorter than the 75 seconds after which the services close an idle connection: a load balancer that sends into a
  # connection just closed answers 502. The stream of admissions has to send something more often than this.
  idle_timeout = 60

  access_logs {
    bucket  = aws_s3_bucket.access_logs.id
    prefix  = "edge"
    enabled = true
  }

  dynamic "minimum_load_balancer_capacity" {
    for_each = var.reserved_capacity_units[*]

    content {
      capacity_units = minimum_load_balancer_capacity.value
    }
  }

  depends_on = [aws_s3_bucket_policy.access_logs]
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn                    = aws_lb.this.arn
  port                                 = 443
  protocol                             = "HTTPS"
  ssl_policy                           = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  certificate_arn                      = aws_acm_certificate_validation.this.certificate_arn
  routing_http_response_server_enabled = false

  # For a year, after the first answer. Pages there keep tokens.
  routing_http_response_strict_transport_security_header_value = "max-age=31536000"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "application/json"
      status_code  = "404"
      message_body = jsonencode({
        type   = "about:blank"
        title  = "Not Found"
        status = 404
        detail = "No service answers this path."
      })
    }
  }
}

# One rule per route, in the order of the topology: the first that fits wins, and `*` also matches slashes. Keyed by
# position and not by path: a route put in the middle then rewrites the rules behind it. Keyed by path it would move
# their priorities, and AWS refuses a priority that another rule still has.
resource "aws_lb_listener_rule" "route" {
  for_each = { for position, route in local.public_routes : format("%02d", position + 1) => route }

  listener_arn = aws_lb_listener.https.arn
  priority     = tonumber(each.key)
  tags         = { Name = each.value.path, Service = each.value.service }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service[each.value.service].arn
  }

  condition {
    path_pattern {
      values = [each.value.path]
    }
  }
}

resource "aws_lb_target_group" "service" {
  for_each = local.services

  # At most 32 characters.
  name                          = replace(local.name_pattern, "{name}", trimsuffix(each.key, "-service"))
  vpc_id                        = aws_vpc.this.id
  target_type                   = "ip"
  port                          = local.container_port
  protocol                      = "HTTP"
  deregistration_delay          = 30
  load_balancing_algorithm_type = "least_outstanding_requests"
  tags                          = { Service = each.key }

  # Liveness and not readiness: ECS replaces the tasks that fail this check, and while DynamoDB or Stripe is away, new
  # tasks would fare no better than the ones that wait.
  health_check {
    path                = "/health/liveness"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_s3_bucket" "access_logs" {
  # Bucket names are shared by all accounts.
  bucket        = replace(local.name_pattern, "{name}", "access-logs-${var.account_id}")
  force_destroy = local.disposable
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket                  = aws_s3_bucket.access_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# The load balancer can write to buckets with SSE-S3 only.
resource "aws_s3_bucket_server_side_encryption_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = var.log_retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "LoadBalancerWrites"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.access_logs.arn}/edge/AWSLogs/${var.account_id}/*" # which names the account
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.access_logs.arn, "${aws_s3_bucket.access_logs.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.access_logs]
}

resource "aws_wafv2_ip_set" "stripe" {
  name               = replace(local.name_pattern, "{name}", "stripe-webhooks")
  description        = "Where Stripe sends webhooks from"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = var.stripe_webhook_cidrs
}

resource "aws_wafv2_web_acl" "this" {
  name        = replace(local.name_pattern, "{name}", "edge")
  description = "In front of the load balancer"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  # Stripe is let through at any rate: an event that is turned away comes back later and more often. Everybody else is
  # turned away here, before a signature has to be computed.
  dynamic "rule" {
    for_each = length(var.stripe_webhook_cidrs) > 0 ? [local.webhook_path] : []

    content {
      name     = "webhook-only-from-stripe"
      priority = 1

      action {
        block {}
      }

      statement {
        and_statement {
          statement {
            byte_match_statement {
              search_string = rule.value

              # The service also answers the path with a slash behind it.
              positional_constraint = "STARTS_WITH"

              field_to_match {
                uri_path {}
              }

              # Or an encoded letter would walk past.
              text_transformation {
                priority = 0
                type     = "URL_DECODE"
              }

              text_transformation {
                priority = 1
                type     = "NORMALIZE_PATH"
              }
            }
          }

          statement {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = aws_wafv2_ip_set.stripe.arn
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "webhook-only-from-stripe"
        sampled_requests_enabled   = true
      }
    }
  }

  # Not applied to the webhook: its bodies hold whatever a buyer typed, and the signature is what guards it.
  dynamic "rule" {
    for_each = local.managed_rules

    content {
      name     = rule.key
      priority = rule.value.priority

      override_action {
        dynamic "count" {
          for_each = var.managed_rules_block ? [] : [true]
          content {}
        }

        dynamic "none" {
          for_each = var.managed_rules_block ? [true] : []
          content {}
        }
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key

          dynamic "rule_action_override" {
            for_each = rule.value.only_count

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }

          scope_down_statement {
            not_statement {
              statement {
                byte_match_statement {
                  search_string         = local.webhook_path
                  positional_constraint = "EXACTLY"

                  field_to_match {
                    uri_path {}
                  }

                  text_transformation {
                    priority = 0
                    type     = "NONE"
                  }
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = rule.key
        sampled_requests_enabled   = true
      }
    }
  }

  dynamic "rule" {
    for_each = local.rate_rules

    content {
      name     = rule.key
      priority = rule.value.priority

      action {
        block {
          custom_response {
            response_code = 429
          }
        }
      }

      statement {
        rate_based_statement {
          aggregate_key_type    = can(rule.value.key) ? "CUSTOM_KEYS" : "IP"
          evaluation_window_sec = rule.value.seconds
          limit                 = rule.value.limit

          dynamic "custom_key" {
            for_each = try([rule.value.key], [])

            content {
              header {
                name = custom_key.value

                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }
          }

          scope_down_statement {
            dynamic "regex_match_statement" {
              for_each = try([rule.value.paths], [])

              content {
                regex_string = regex_match_statement.value

                field_to_match {
                  uri_path {}
                }

                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }

            dynamic "label_match_statement" {
              for_each = try([rule.value.label], [])

              content {
                scope = "LABEL"
                key   = label_match_statement.value
              }
            }

            dynamic "not_statement" {
              for_each = try([rule.value.except], [])

              content {
                statement {
                  regex_match_statement {
                    regex_string = not_statement.value

                    field_to_match {
                      uri_path {}
                    }

                    text_transformation {
                      priority = 0
                      type     = "NONE"
                    }
                  }
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = rule.key
        sampled_requests_enabled   = true
      }
    }
  }

  # Requests without a token, or with something that is not one: no device sends them, and the limit by device does not
  # see those without a header at all. They get a label, since a limit's own condition cannot be nested as deeply.
  rule {
    name     = "strangers-at-the-door"
    priority = 23

    action {
      count {}
    }

    rule_label {
      name = local.stranger_label
    }

    statement {
      and_statement {
        statement {
          regex_match_statement {
            regex_string = local.device_paths

            field_to_match {
              uri_path {}
            }

            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }

        statement {
          not_statement {
            statement {
              regex_match_statement {
                regex_string = local.device_token

                field_to_match {
                  single_header {
                    name = "authorization"
                  }
                }

                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "strangers-at-the-door"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "edge"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  resource_arn = aws_lb.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}

resource "aws_cloudwatch_log_group" "firewall" {
  # The prefix is prescribed.
  name              = "aws-waf-logs-${replace(local.name_pattern, "{name}", "edge")}"
  retention_in_days = var.log_retention_days
}

# Only what was not let through, and never a token, a ticket code (in paths of /api/v1) or what somebody looked for (in
# queries).
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.firewall.arn]

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }

      condition {
        action_condition {
          action = "COUNT"
        }
      }
    }
  }

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }

  redacted_fields {
    query_string {}
  }

  redacted_fields {
    uri_path {}
  }
}
