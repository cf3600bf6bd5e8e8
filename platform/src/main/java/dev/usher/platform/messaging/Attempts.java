package dev.usher.platform.messaging;

import dev.usher.contracts.deadletter.CarriedAttribute;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a waiting message carries in its attribute `retry`: SQS counts receives per message, and each
/// wait is a new message.
///
/// @param id SQS's id of the first message, the same through all waits
/// @param firstFailedAt when it could not be handled for the first time
/// @param tries how often it could not be handled
/// @param failures how many of these tries failed for an unforeseen reason
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

    /// The attempts of a message whose attributes all have room.
    Attempts(String id, Instant firstFailedAt, int tries, int failures, String cause) {
        this(id, firstFailedAt, tries, failures, cause, null);
    }

    static Attempts none(String id, Instant now) {
        return new Attempts(id, now, 0, 0, "");
    }

    /// One more try that failed for a reason that may end on its own.
    Attempts again(String why) {
        return new Attempts(id, firstFailedAt, tries + 1, failures, why);
    }

    /// One more try that has to wait for its turn. That is no failure, so its patience starts over.
    Attempts waited(String why, Instant now) {
        return new Attempts(id, now, tries + 1, failures, why);
    }

    /// One more try that failed for an unforeseen reason.
    Attempts failed() {
        return new Attempts(id, firstFailedAt, tries + 1, failures + 1, "failed");
    }

    /// The same, carrying these attributes.
    Attempts carrying(@Nullable Map<String, CarriedAttribute> carried) {
        return new Attempts(id, firstFailedAt, tries, failures, cause, carried);
    }

    /// Whether we may have written this. Anyone who may send to the queue can claim anything: a first failure
    /// in the future, or negative counts, would keep a message coming back for ever.
    boolean isPlausibleAt(Instant now) {
        return !firstFailedAt.isAfter(now.plus(CLOCKS_DIFFER)) && 0 <= failures && failures <= tries;
    }

    Duration waitedAt(Instant now) {
        return Duration.between(firstFailedAt, now);
    }
}
