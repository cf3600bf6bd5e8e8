# Tickets are sent through the API of SES, by the role of ticket-service. New accounts may write to verified addresses only:
# ask AWS for production access (README).

locals {
  # Without the name in front of it: what IAM compares, and what mails are sent from.
  mail_address = regex("[^<> ]+@[^<> ]+", var.mail_from)
}

resource "aws_ses_domain_identity" "this" {
  domain = var.mail_domain
}

resource "aws_ses_domain_dkim" "this" {
  domain = aws_ses_domain_identity.this.domain
}

# SES signs with its own three keys, which receivers look up here.
resource "aws_route53_record" "mail_signature" {
  count = 3

  zone_id = var.hosted_zone_id
  name    = "${aws_ses_domain_dkim.this.dkim_tokens[count.index]}._domainkey.${var.mail_domain}"
  type    = "CNAME"
  records = ["${aws_ses_domain_dkim.this.dkim_tokens[count.index]}.dkim.amazonses.com"]
  ttl     = 300
}

# Waits until SES has seen the keys: it sends nothing before, and Cognito refuses a sender that is not verified.
resource "aws_ses_domain_identity_verification" "this" {
  domain = aws_ses_domain_identity.this.domain

  depends_on = [aws_route53_record.mail_signature]
}

# Bounces go to our own domain instead of amazonses.com, so that SPF covers us, too.
resource "aws_ses_domain_mail_from" "this" {
  domain           = aws_ses_domain_identity.this.domain
  mail_from_domain = "bounce.${var.mail_domain}"
}

resource "aws_route53_record" "mail_from" {
  for_each = {
    MX  = "10 feedback-smtp.${var.region}.amazonses.com"
    TXT = "v=spf1 include:amazonses.com -all"
  }

  zone_id = var.hosted_zone_id
  name    = aws_ses_domain_mail_from.this.mail_from_domain
  type    = each.key
  records = [each.value]
  ttl     = 300
}

# What receivers do with mails in our name that we have not signed: nobody else must be able to send "your ticket".
resource "aws_route53_record" "mail_policy" {
  zone_id = var.hosted_zone_id
  name    = "_dmarc.${var.mail_domain}"
  type    = "TXT"
  records = ["v=DMARC1; p=quarantine; adkim=s; rua=mailto:${var.alarm_email}"]
  ttl     = 300
}

# What happens to a mail after SES has accepted it: SES reports what did not arrive, and ticket-service mails these addresses
# no more.
resource "aws_ses_configuration_set" "this" {
  for_each = local.topology.senders

  name                       = replace(local.name_pattern, "{name}", each.key)
  reputation_metrics_enabled = true
}

resource "aws_ses_event_destination" "undelivered" {
  for_each = local.topology.senders

  name                   = "undelivered"
  configuration_set_name = aws_ses_configuration_set.this[each.key].name
  enabled                = true
  matching_types         = ["bounce", "complaint", "reject"]

  sns_destination {
    topic_arn = aws_sns_topic.message[each.value.eventTopic].arn
  }

  # SES publishes a test message when this is made, and refuses a topic where it may not.
  depends_on = [aws_sns_topic_policy.message]
}

resource "aws_kms_key" "mail_event" {
  description             = "Topics that Amazon SES publishes to"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # Without it nobody could change the key. IAM then decides who may.
        Sid       = "ThisAccount"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        # As SES's Developer Guide has it, without a condition on the source: the topics' own policies have it, and one
        # that SES does not meet here would stop all reports in silence.
        Sid       = "ReportsOfMails"
        Effect    = "Allow"
        Principal = { Service = "ses.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
      },
    ]
  })
}
