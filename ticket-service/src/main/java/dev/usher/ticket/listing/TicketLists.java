package dev.usher.ticket.listing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.ticket.order.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tickets in order, a page at a time, through indexes: the latest writes may be missing.
interface TicketLists {
    /// The tickets somebody holds, the newest first.
    ///
    /// @param after the last of the page before; absent for the first page
    List<Ticket> ofUser(UserId holder, int limit, @Nullable Held after);

    /// Some of an event's tickets, in a fixed order.
    ///
    /// @param shard which part of them, counted from 0
    /// @param after the last of the part that was read before; absent for its beginning
    /// @return fewer than `limit` if the part ends there
    List<Ticket> ofEvent(EventId eventId, int shard, int limit, @Nullable TicketId after);

    /// How many parts the tickets of an event come in.
    int eventShards();

    /// A position in the list of a holder's tickets.
    record Held(Instant generatedAt, TicketId ticketId) {
        static Held of(Ticket ticket) {
            return new Held(ticket.generatedAt(), ticket.ticketId());
        }
    }
}
