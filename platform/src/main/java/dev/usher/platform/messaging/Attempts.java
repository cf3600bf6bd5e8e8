package dev.usher.platform.messaging;

import dev.usher.contracts.deadletter.CarriedAttribute;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a message that waits carries along, in its attribute `retry`: SQS counts receives of one message,
/// and each wait is a new one.
///
/// @param id SQS's id of the first message, the same through all waits
/// @param firstFailedAt when it could not be handled for the first time
/// @param tries how often it could not be handled
/// @param failures how many of these tries failed for a reason that nobody foresaw
/// @param cause of the last try, one word
/// @param attributes of the message, for which there was no room beside
@Serdeable
record Attempts(
        String id,
        Instant firstFailedAt,
        int tries,
        int failures,
        String cause,
        @Nullable Map<String, CarriedAttribute> attributes) {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /// Those of a message whose attributes all have room.
    Attempts(String id, Instant firstFailedAt, int tries, int failures, String cause) {
        this(id, firstFailedAt, tries, failures, cause, null);
    }

    static Attempts none(String id, Instant now) {
        return new Attempts(id, now, 0, 0, "");
    }

    /// One more try whose reason may pass by itself.
    Attempts again(String why) {
        return new Attempts(id, firstFailedAt, tries + 1, failures, why);
    }

    /// One more try that failed for a reason that nobody foresaw.
    Attempts failed() {
        return new Attempts(id, firstFailedAt, tries + 1, failures + 1, "failed");
    }

    /// The same, which carry these attributes.
    Attempts carrying(@Nullable Map<String, CarriedAttribute> carried) {
        return new Attempts(id, firstFailedAt, tries, failures, cause, carried);
    }

    /// Whether we may have written this. Whoever may send to the queue may claim anything: a first failure in
    /// the future, or negative counts, would keep a message coming back for ever.
    boolean isPlausibleAt(Instant now) {
        return !firstFailedAt.isAfter(now.plus(CLOCKS_DIFFER)) && 0 <= failures && failures <= tries;
    }

    Duration waitedAt(Instant now) {
        return Duration.between(firstFailedAt, now);
    }
}
