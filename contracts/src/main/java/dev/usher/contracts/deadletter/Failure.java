package dev.usher.contracts.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a message is in a dead-letter queue, as JSON in its attribute [#ATTRIBUTE]. SQS takes ten attributes
/// of a message, so that all of it is one. A letter without it was moved by SQS itself.
///
/// @param queue logical name of the queue that it failed in
/// @param at when it was parked
/// @param reason a sentence for the operator; contains no personal data
/// @param tries how often it was tried
/// @param firstFailedAt when that began; absent if it was not tried at all
/// @param attributes of the message, for which there was no room beside
@Serdeable
public record Failure(
        String queue,
        Instant at,
        String reason,
        int tries,
        @Nullable Instant firstFailedAt,
        @Nullable Map<String, CarriedAttribute> attributes) {
    public static final String ATTRIBUTE = "failure";
}
