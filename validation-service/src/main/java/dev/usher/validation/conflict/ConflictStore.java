package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import java.util.List;

/// Remembers conflicts, one per ticket.
interface ConflictStore {
    /// Keeps a conflict, in place of one of the same ticket that knew of fewer entries, together with the
    /// message that tells of it. Atomic; repeating changes nothing.
    ///
    /// @return whether it was news
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean record(Conflict conflict);

    /// The conflicts of an event, the last one first.
    List<Conflict> ofEvent(EventId eventId);
}
