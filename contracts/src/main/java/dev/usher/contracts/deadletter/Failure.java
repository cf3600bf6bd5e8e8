package dev.usher.contracts.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a message is in a dead-letter queue, as JSON in its attribute [#ATTRIBUTE]. SQS allows ten
/// attributes for a message, so all of this takes only one. A letter without it was moved by SQS itself.
///
/// @param queue logical name of the queue that it failed in
/// @param at when it was parked
/// @param reason a sentence for the operator; contains no personal data
/// @param exception the class of what the consumer threw; absent if it gave the reason itself
/// @param tries how often it was tried
/// @param firstFailedAt when that began; absent if it was not tried at all
/// @param attributes the message's own attributes for which there was no room
@Serdeable
public record Failure(
        String queue,
        Instant at,
        String reason,
        @Nullable String exception,
        int tries,
        @Nullable Instant firstFailedAt,
        @Nullable Map<String, CarriedAttribute> attributes) {
    public static final String ATTRIBUTE = "failure";
}
