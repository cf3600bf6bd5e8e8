package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets somebody else be first, once, right before a write.
public final class OvertakenStore implements TicketStore {
    private final TicketStore working;
    private final Runnable others;
    private final AtomicBoolean overtaken = new AtomicBoolean();

    public OvertakenStore(TicketStore working, Runnable others) {
        this.working = working;
        this.others = others;
    }

    @Override
    public boolean write(TicketWrite write) {
        if (overtaken.compareAndSet(false, true)) {
            others.run();
        }
        return working.write(write);
    }

    @Override
    public Order order(RegistrationId registrationId) {
        return working.order(registrationId);
    }

    @Override
    public List<Ticket> find(Collection<TicketId> ticketIds) {
        return working.find(ticketIds);
    }

    @Override
    public List<Ticket> ofRegistration(RegistrationId registrationId) {
        return working.ofRegistration(registrationId);
    }
}
