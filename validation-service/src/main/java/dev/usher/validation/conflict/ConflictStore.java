package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.util.List;

/// Remembers conflicts, one per ticket.
interface ConflictStore {
    /// Keeps a conflict, in place of one of the same ticket that knew of fewer entries, together with the
    /// message that tells of it. Atomic; repeating changes nothing.
    ///
    /// @return whether it was news
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean record(Conflict conflict);

    /// Counts one more entry, of which nothing else is kept, of a ticket with a conflict. Repeating counts again.
    ///
    /// @throws RuntimeException if the store cannot be reached
    void countFurther(EventId eventId, TicketId ticketId);

    /// The conflicts of an event, the last one first.
    List<Conflict> ofEvent(EventId eventId);
}
