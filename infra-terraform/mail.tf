# Tickets are sent through the API of SES, by the role of ticket-service. New accounts may write to verified addresses only: ask AWS for production access
# (README).

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
