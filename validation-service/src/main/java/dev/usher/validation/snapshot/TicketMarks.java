package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.List;

/// Reads which tickets of an event changed, and of which types they are.
interface TicketMarks {
    /// Those that changed after an instant, in the order of their changes. May lag behind for a moment, and
    /// a change may show up after a later one did.
    ///
    /// @param most how many at most
    List<TicketMark> changedSince(EventId eventId, Instant since, int most);

    /// Tickets of a type that the door first heard of after an instant, in that order. May lag behind for a
    /// moment, and a ticket may show up after a later one did.
    ///
    /// @param most how many at most
    List<LearnedTicket> learnedSince(EventId eventId, String type, Instant since, int most);
}
