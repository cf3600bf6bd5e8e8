package dev.usher.ticket.order;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import java.util.List;
import java.util.stream.Stream;

/// A record of everything that was written to [TicketStore], in another table: lost orders and tickets are
/// restored from it. Each write adds a row in the same transaction, and no row changes afterwards.
public interface TicketRecord {
    /// The registrations of an event that have tickets, in no particular order. Read lazily; sees every earlier
    /// write.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Stream<RegistrationId> registrations(EventId eventId);

    /// What is recorded of a registration: its order and the newest state of each ticket. Sees every earlier
    /// write.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Recorded of(RegistrationId registrationId);

    /// Puts recorded rows back where they are missing or older, all or none. The record does not change.
    /// Nothing is published.
    ///
    /// @param before the order and tickets as they are stored now: without missing tickets, and with
    ///     [Order#unknown] for a missing order
    /// @param after the order and the tickets that should replace them
    /// @return whether they were put back; if not, somebody else has changed them since they were read
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean restore(Recorded before, Recorded after);

    /// Puts messages into the outbox, even if they were published before.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void publishAgain(List<Envelope> messages);

    /// An order and tickets of it.
    record Recorded(Order order, List<Ticket> tickets) {
        public Recorded {
            tickets = List.copyOf(tickets);
        }
    }
}
