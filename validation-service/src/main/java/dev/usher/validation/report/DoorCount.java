package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Something that is counted at a door.
///
/// @param minute in which it happened, UTC
/// @param what `entry`, `exit`, `exit:unscanned`, or `refused:` and the reason
record DoorCount(EventId eventId, Instant minute, String gate, String what) {
    static final String ENTRY = "entry";
    static final String EXIT = "exit";
    static final String UNSCANNED_EXIT = "exit:unscanned";
    static final String REFUSED = "refused:";

    DoorCount {
        minute = minute.truncatedTo(ChronoUnit.MINUTES);
    }

    /// Whether somebody went through, and so was not refused.
    boolean isPassage() {
        return !what.startsWith(REFUSED);
    }
}
