package dev.usher.cli.dlq;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message in a dead-letter queue.
///
/// @param id SQS's id of it
/// @param queue logical name of the queue in which it failed
/// @param group which letters failed for the same reason
/// @param exception the class of what its consumer threw
/// @param reason why it is here, in the consumer's words or in ours
/// @param since when it failed; for one that SQS moved, when it was first sent
/// @param expiresAt when SQS drops it
/// @param tries how often its consumer tried it; 0 if nobody knows
/// @param replays how often it was sent back before
/// @param type of the message, such as `PaymentSucceeded`
/// @param registration that it concerns, such as `REG#…`
/// @param event that it concerns, such as `EVENT#…`
/// @param trace the id of the trace that it was sent in
/// @param body may hold personal data
@Serdeable
public record Letter(
        String id,
        String queue,
        Origin origin,
        String group,
        @Nullable String exception,
        String reason,
        Instant since,
        Instant expiresAt,
        int tries,
        int replays,
        @Nullable String type,
        @Nullable String registration,
        @Nullable String event,
        @Nullable String trace,
        String body) {}
