package dev.usher.contracts.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// That a message was sent back from a dead-letter queue, as JSON in its attribute [#ATTRIBUTE]. It stays
/// there when the message is parked again, so that one run never sends a message back twice.
///
/// @param run the id of the last run that sent it back
/// @param times how often it was sent back
/// @param at when it was sent back last
/// @param attributes the message's own attributes for which there was no room
@Serdeable
public record Replay(
        String run, int times, Instant at, @Nullable Map<String, CarriedAttribute> attributes) {
    public static final String ATTRIBUTE = "replay";
}
