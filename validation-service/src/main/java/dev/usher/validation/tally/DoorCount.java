package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Something that is counted at an event's door.
///
/// @param minute the minute in which it happened, UTC
public record DoorCount(EventId eventId, Instant minute, String gate, Counted what) {
    public DoorCount {
        minute = minute.truncatedTo(ChronoUnit.MINUTES);
    }
}
