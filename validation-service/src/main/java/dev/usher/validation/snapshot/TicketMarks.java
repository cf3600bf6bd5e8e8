package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.stream.Stream;

/// Reads the current states of an event's tickets.
interface TicketMarks {
    /// The tickets whose last change began at an instant or later, by the clock of the instance that wrote
    /// it. Read lazily; may lag behind for a moment. A delayed write appears late, with the time at which it
    /// began.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Stream<TicketMark> changedSince(EventId eventId, Instant since);

    /// All other tickets, in the order of their last changes. A ticket that changes while the stream is read is
    /// in it once, twice, or not at all.
    ///
    /// @throws RuntimeException if the store cannot be reached, also from the stream; repeating is safe
    Stream<TicketMark> changedBefore(EventId eventId, Instant until);
}
