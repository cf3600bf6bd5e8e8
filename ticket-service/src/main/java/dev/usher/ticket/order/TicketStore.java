package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Stores orders and tickets. Reads see every earlier [#write].
public interface TicketStore {
    /// Stores all of this or nothing: orders and tickets, each on the condition that the stored one has the
    /// previous revision, their messages, and a row of the [record][TicketRecord]. Of any number of concurrent
    /// writes of the same revision one succeeds, and only its messages are published.
    ///
    /// @return whether it was recorded; if not, another caller was first: read again and decide again
    /// @throws RuntimeException if the store cannot be reached; whether it was recorded is unknown then,
    ///     and repeating is safe
    boolean write(TicketWrite write);

    /// The order of a registration; [Order#unknown] if none is stored.
    Order order(RegistrationId registrationId);

    /// The ticket, if there is one.
    default Optional<Ticket> find(TicketId ticketId) {
        return find(List.of(ticketId)).stream().findFirst();
    }

    /// The tickets with these ids that exist, sorted by order and number. Each is current, but together they are
    /// not a snapshot.
    ///
    /// @param ticketIds each once
    List<Ticket> find(Collection<TicketId> ticketIds);

    /// The tickets of a registration by number; empty if it has none yet.
    List<Ticket> ofRegistration(RegistrationId registrationId);
}
