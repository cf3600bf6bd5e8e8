locals {
  # What the services, local-cloud and this configuration share. Nothing named there is named again here.
  topology = jsondecode(file("${path.root}/../contracts/src/main/resources/dev/usher/contracts/topology.json"))

  # What each service may do, by resource. local-cloud refuses the rest, and the system tests say what nobody calls.
  permissions = jsondecode(file("${path.root}/../contracts/src/main/resources/dev/usher/contracts/permissions.json")).services

  # "{name}" is still open: replace(local.name_pattern, "{name}", …) makes the physical name.
  name_pattern = replace(local.topology.namePattern, "{env}", var.environment)
  is_prod      = var.environment == "prod"

  # Only prod keeps its content from `terraform destroy`: dev is destroyed after use, with all that is in it.
  disposable = !local.is_prod

  # The services that publish messages.
  publishers = toset([for topic in local.topology.topics : topic.publisher if can(topic.publisher)])

  # The topics that Amazon SES publishes to instead, and the sender whose mails it reports on.
  senders_by_topic = { for name, sender in local.topology.senders : sender.eventTopic => name }

  # Every service is named in the topology: it owns a table, publishes, consumes or answers a route. Operators own what
  # only the usher command uses.
  services = toset(concat(
    [for table in local.topology.tables : table.owner if table.owner != "operators"],
    tolist(local.publishers),
    [for queue in local.topology.queues : queue.consumer],
    [for route in local.topology.routes : route.service],
  ))
}
