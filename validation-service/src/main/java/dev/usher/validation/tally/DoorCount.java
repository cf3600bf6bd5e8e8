package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Something that is counted at a door.
///
/// @param minute in which it happened, UTC
/// @param what `entry`, `exit`, `exit:unscanned`, or `refused:` and the reason
public record DoorCount(EventId eventId, Instant minute, String gate, String what) {
    public static final String ENTRY = "entry";
    public static final String EXIT = "exit";
    public static final String UNSCANNED_EXIT = "exit:unscanned";
    public static final String REFUSED = "refused:";

    public DoorCount {
        minute = minute.truncatedTo(ChronoUnit.MINUTES);
    }

    /// Whether somebody went through, and so was not refused.
    public boolean isPassage() {
        return !what.startsWith(REFUSED);
    }
}
