package dev.usher.ticket.order;

import dev.usher.contracts.message.Envelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is recorded together.
///
/// @param order as it is from now on; absent if it does not change
/// @param tickets as they are from now on, at most 50
/// @param messages that announce it
public record TicketWrite(@Nullable Order order, List<Ticket> tickets, List<Envelope> messages) {
    public TicketWrite {
        tickets = List.copyOf(tickets);
        messages = List.copyOf(messages);
    }

    /// Tickets alone.
    public static TicketWrite of(List<Ticket> tickets, List<Envelope> messages) {
        return new TicketWrite(null, tickets, messages);
    }
}
