package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.stream.Stream;

/// Reads how the tickets of an event are now.
interface TicketMarks {
    /// Those whose last change began not before an instant by the clock of the instance that wrote it, read as
    /// they are needed. May lag behind for a moment; and a write that was held up shows up later, with the
    /// time at which it began.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Stream<TicketMark> changedSince(EventId eventId, Instant since);
}
