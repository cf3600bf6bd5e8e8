package dev.usher.ticket.use;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketUsed.Use;
import java.time.Instant;

/// Stores which tickets were used, some seconds after it happened.
public interface TicketUses {
    /// Records what the door reports about a ticket, unless the same or something newer is known. Atomic;
    /// repeating changes nothing.
    ///
    /// @param seenAt when the door saw it
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(Use use, Instant seenAt);

    /// Whether the ticket was used and will not admit again, as far as the door has reported; sees every
    /// earlier [#learn].
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean isSpent(TicketId ticketId);
}
