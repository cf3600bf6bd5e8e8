package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import java.util.Collection;
import java.util.List;

/// Walks into a trap.
record TrappedStore(TicketStore working, Trap trap) implements TicketStore {
    @Override
    public boolean write(TicketWrite write) {
        return trap.step(() -> working.write(write));
    }

    @Override
    public Order order(RegistrationId registrationId) {
        return trap.step(() -> working.order(registrationId));
    }

    @Override
    public List<Ticket> find(Collection<TicketId> ticketIds) {
        return trap.step(() -> working.find(ticketIds));
    }

    @Override
    public List<Ticket> ofRegistration(RegistrationId registrationId) {
        return trap.step(() -> working.ofRegistration(registrationId));
    }
}
