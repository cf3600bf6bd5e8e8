package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.operations.Rebuild.Progress;
import java.util.Collection;
import java.util.function.Consumer;

/// Copies of those tickets in [AdmissionStore] that are no longer as issued, in another table: lost tickets are
/// restored from them. A change is copied within seconds. Names are not copied, because ticket-service knows
/// them.
public interface AdmissionRecord {
    /// Copies these tickets of an event as they are now, each with all passages that it ever had.
    ///
    /// @throws TicketsLost if the event's tickets were lost; their copies must not be replaced then
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void keep(EventId eventId, Collection<TicketId> ticketIds);

    /// Whether the event's tickets were lost, or are being restored: there are copies, and the tickets' table
    /// does not say that it is complete.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean isLost(EventId eventId);

    /// Restores the event's tickets that are missing or lack something that their copies have. If there are
    /// any, [#isLost] is true until all are restored. Changes nothing else. Repeating is safe, also after a
    /// failure.
    ///
    /// @param dryRun whether to count only
    /// @param progress receives the numbers so far, from time to time
    /// @throws RuntimeException if the store cannot be reached, or is too busy
    Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress);
}
