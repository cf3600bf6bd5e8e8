package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.List;

/// Reads which tickets of an event changed.
interface TicketMarks {
    /// Those that changed after an instant, in the order of their changes. May lag behind for a moment, and
    /// a change may show up after a later one did.
    ///
    /// @param most how many at most
    List<TicketMark> changedSince(EventId eventId, Instant since, int most);
}
