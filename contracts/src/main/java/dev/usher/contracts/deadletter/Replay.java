package dev.usher.contracts.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// That a message was sent back from a dead-letter queue, as JSON in its attribute [#ATTRIBUTE]. It stays
/// there when the message is parked once more, so that one run sends no message back twice.
///
/// @param run names the run that sent it back last
/// @param times how often it was sent back
/// @param at when it was sent back last
/// @param attributes of the message, for which there was no room beside
@Serdeable
public record Replay(
        String run, int times, Instant at, @Nullable Map<String, CarriedAttribute> attributes) {
    public static final String ATTRIBUTE = "replay";
}
