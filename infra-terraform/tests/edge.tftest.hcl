mock_provider "aws" {
  source = "./tests/mocks"
}

run "routes_are_those_of_the_topology_in_its_order" {
  variables {
    publish_api_docs = true
  }

  assert {
    condition = [
      for position in sort(keys(aws_lb_listener_rule.route)) : {
        path    = one(flatten([for condition in aws_lb_listener_rule.route[position].condition : [for pattern in condition.path_pattern : pattern.values]]))
        service = one([for service, group in aws_lb_target_group.service : service if group.arn == one(aws_lb_listener_rule.route[position].action).target_group_arn])
      }
    ] == [for route in local.topology.routes : { path = route.path, service = route.service }]
    error_message = "Rules and topology differ."
  }

  assert {
    condition     = alltrue([for position, rule in aws_lb_listener_rule.route : rule.priority == tonumber(position)])
    error_message = "The rules are tried in another order."
  }

  # The default quota of a load balancer.
  assert {
    condition     = length(local.topology.routes) <= 99
    error_message = "Two-digit positions, and AWS's 100 rules, are used up."
  }
}

# One run for all that needs no other variables: each applies everything once more.
run "with_the_usual_variables" {
  # A route is not hidden by one before it.
  assert {
    condition = alltrue(flatten([
      for position, route in local.topology.routes : [
        for earlier in slice(local.topology.routes, 0, position) :
        !can(regex("^${replace(replace(earlier.path, ".", "\\."), "*", ".*")}$", route.path))
      ]
    ]))
    error_message = "A more general route comes first in the topology."
  }

  # Api documentation stays inside.
  assert {
    condition = length(aws_lb_listener_rule.route) == length([
      for route in local.topology.routes : route if try(route.use, "") != "api-docs"
    ]) && length(aws_lb_listener_rule.route) < length(local.topology.routes)
    error_message = "API documentation is public."
  }

  # Each service has a target group.
  assert {
    condition     = toset(keys(aws_lb_target_group.service)) == local.services
    error_message = "Target groups and services differ."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.service : length(group.name) <= 32 && group.target_type == "ip"])
    error_message = "AWS takes 32 characters, and Fargate has no instances."
  }

  # Only tls is served.
  assert {
    condition = (
      one(aws_lb_listener.http.default_action).type == "redirect" &&
      one(one(aws_lb_listener.http.default_action).redirect).protocol == "HTTPS" &&
      aws_lb_listener.https.protocol == "HTTPS" && aws_lb_listener.https.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
    )
    error_message = "The API answers without TLS."
  }

  assert {
    condition     = aws_lb_listener.https.routing_http_response_strict_transport_security_header_value == "max-age=31536000"
    error_message = "A browser may come back without TLS."
  }

  assert {
    condition     = jsondecode(one(one(aws_lb_listener.https.default_action).fixed_response).message_body).status == 404
    error_message = "An unknown path is not a problem document."
  }

  # The firewall spares stripe and the gates.
  assert {
    condition = toset([
      for rule in aws_wafv2_web_acl.this.rule : rule.name
      if anytrue([for statement in rule.statement : length(statement.rate_based_statement) > 0])
    ]) == toset(["rate-by-address", "rate-by-device", "rate-by-address-at-the-door", "rate-of-strangers-at-the-door"])
    error_message = "Other limits than by address and by device."
  }

  assert {
    condition = alltrue([
      for rule in aws_wafv2_web_acl.this.rule : alltrue([
        for limit in one(rule.statement).rate_based_statement :
        limit.aggregate_key_type == (rule.name == "rate-by-device" ? "CUSTOM_KEYS" : "IP")
      ])
    ])
    error_message = "Devices are limited by their token, everybody by the address."
  }

  # Each limit counts the requests that it is for: paths of scanners, all others, or those with the label.
  assert {
    condition = {
      for rule in aws_wafv2_web_acl.this.rule : rule.name => flatten([
        for limit in one(rule.statement).rate_based_statement : [
          for scope in limit.scope_down_statement : [
            [for match in scope.regex_match_statement : match.regex_string],
            [for match in scope.label_match_statement : match.key],
            [for other in scope.not_statement : [for each in other.statement : [for match in each.regex_match_statement : "not ${match.regex_string}"]]],
          ]
        ]
      ]) if startswith(rule.name, "rate-")
      } == {
      rate-by-address               = ["not ${local.scanner_paths}|^/payments/webhook$"]
      rate-by-address-at-the-door   = [local.scanner_paths]
      rate-by-device                = [local.scanner_paths]
      rate-of-strangers-at-the-door = ["stranger-at-the-door"]
    }
    error_message = "A limit counts other requests."
  }

  assert {
    condition = one([
      for rule in aws_wafv2_web_acl.this.rule : one(one(rule.statement).rate_based_statement).limit
      if rule.name == "rate-by-address-at-the-door"
    ]) >= 20000
    error_message = "All gates of a stadium can share one address, and would be shut."
  }

  assert {
    condition = alltrue([
      for token in ["Device 5c0a1f7e-1111-4d6b-8f00-0000000000a1.${join("", [for _ in range(43) : "x"])}"] : can(regex(local.device_token, token))
      ]) && alltrue([
      for token in ["", "Device", "Device x.y", "Bearer a.b.c", "Device 5c0a1f7e-1111-4d6b-8f00-0000000000a1.x"] : !can(regex(local.device_token, token))
    ])
    error_message = "The firewall takes a device's token for none, or something else for one."
  }

  assert {
    condition = alltrue([
      for path in ["/tickets/validate", "/tickets/validate/undo", "/scans", "/scanner/snapshot", "/devices/me/heartbeat", "/api/v1/organizers/usher/checkinrpc/redeem/"] : can(regex(local.device_paths, path))
      ]) && alltrue([
      for path in ["/scanner", "/scanner/app.js", "/devices/pair"] : !can(regex(local.device_paths, path))
    ])
    error_message = "The files of the scanner page are for everybody."
  }

  assert {
    condition = alltrue([
      for path in ["/tickets/validate", "/tickets/validate/undo", "/scans", "/scanner", "/scanner/snapshot", "/devices/me/heartbeat", "/api/v1/organizers/usher/checkinrpc/redeem/"] : can(regex(local.scanner_paths, path))
      ]) && alltrue([
      for path in ["/tickets", "/devices/pair", "/devices/1", "/payments/webhook", "/scannerx", "/x/scans", "/api/v1/device/initialize"] : !can(regex(local.scanner_paths, path))
    ])
    error_message = "The wrong paths are taken for a scanner's."
  }

  assert {
    condition     = contains([for rule in aws_wafv2_web_acl.this.rule : rule.name], "webhook-only-from-stripe")
    error_message = "Everybody reaches the webhook."
  }

  assert {
    condition = one(flatten([
      for rule in aws_wafv2_web_acl.this.rule : [
        for both in one(rule.statement).and_statement : [
          for each in both.statement : [for match in each.byte_match_statement : match.positional_constraint]
        ]
      ] if rule.name == "webhook-only-from-stripe"
    ])) == "STARTS_WITH"
    error_message = "A slash behind the webhook's path walks past its list of addresses."
  }

  assert {
    condition     = length(distinct([for rule in aws_wafv2_web_acl.this.rule : rule.priority])) == length(aws_wafv2_web_acl.this.rule)
    error_message = "Two rules have one priority."
  }

  # Tasks are reached by the load balancer only.
  assert {
    condition = (
      aws_vpc_security_group_ingress_rule.tasks_from_edge.referenced_security_group_id == aws_security_group.edge.id &&
      aws_vpc_security_group_ingress_rule.tasks_from_edge.cidr_ipv4 == null
    )
    error_message = "Tasks are open to others."
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 3 && length(aws_subnet.private) == 3
    error_message = "In prod the loss of one zone must not take the way out of the others."
  }

  assert {
    condition     = length(distinct(concat([for subnet in aws_subnet.private : subnet.cidr_block], [for subnet in aws_subnet.public : subnet.cidr_block]))) == 6
    error_message = "Subnets overlap."
  }

  assert {
    condition     = toset(keys(aws_subnet.private)) == toset(var.zones) && toset(keys(aws_subnet.public)) == toset(var.zones)
    error_message = "Subnets are in other zones."
  }

  # The firewalls log holds no codes names or tokens.
  assert {
    condition = (
      anytrue([for field in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : length(field.query_string) > 0]) &&
      anytrue([for field in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : length(field.uri_path) > 0]) &&
      anytrue([for field in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : anytrue([for header in field.single_header : header.name == "authorization"])])
    )
    error_message = "Paths hold ticket codes, queries hold names."
  }
}

run "without_a_list_the_webhook_is_open_and_without_a_repository_nobody_deploys" {
  variables {
    stripe_webhook_cidrs = []
    github_repository    = null
  }

  assert {
    condition     = length(aws_iam_role.deploy) == 0 && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "Deploy roles without a repository."
  }

  assert {
    condition     = !contains([for rule in aws_wafv2_web_acl.this.rule : rule.name], "webhook-only-from-stripe")
    error_message = "An empty list would turn Stripe away."
  }
}
