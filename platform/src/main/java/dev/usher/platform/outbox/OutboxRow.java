package dev.usher.platform.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that waits to be published.
///
/// @param id the envelope's id, and the row's key: a second row for the same fact cannot be written
/// @param topic logical name
/// @param type wire name, sent as the SNS attribute `type`
/// @param group whose message it is, see [dev.usher.contracts.message.Message#group]
/// @param body the envelope as JSON
/// @param traceparent the trace of the request or message that it was written for; absent if there was none, and in
///     rows of earlier releases
record OutboxRow(
        String id,
        String topic,
        String type,
        String group,
        String body,
        int shard,
        Instant createdAt,
        @Nullable String traceparent) {}
