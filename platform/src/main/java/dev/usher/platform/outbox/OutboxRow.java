package dev.usher.platform.outbox;

import java.time.Instant;

/// A message that waits to be published.
///
/// @param id the envelope's id, and the row's key: a second row for the same fact cannot be written
/// @param topic logical name
/// @param type wire name, sent as the SNS attribute `type`
/// @param group whose message it is, see [dev.usher.contracts.message.Message#group]
/// @param body the envelope as JSON
record OutboxRow(String id, String topic, String type, String group, String body, int shard, Instant createdAt) {}
