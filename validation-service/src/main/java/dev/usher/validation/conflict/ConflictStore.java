package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.util.List;

/// Stores conflicts, one per ticket.
interface ConflictStore {
    /// Stores a conflict, together with the message that reports it, unless a stored conflict of the same
    /// ticket has as many entries or more. Atomic; repeating changes nothing.
    ///
    /// @return whether it was stored
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean record(Conflict conflict);

    /// Counts one more entry of a ticket with a conflict, without storing the entry itself. Repeating counts
    /// it again.
    ///
    /// @throws RuntimeException if the store cannot be reached
    void countFurther(EventId eventId, TicketId ticketId);

    /// The conflicts of an event, the newest first.
    List<Conflict> ofEvent(EventId eventId);
}
