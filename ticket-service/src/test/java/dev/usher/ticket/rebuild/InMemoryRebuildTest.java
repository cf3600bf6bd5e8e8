package dev.usher.ticket.rebuild;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.TicketRecord;
import dev.usher.ticket.order.TicketStore;

class InMemoryRebuildTest extends RebuildContract {
    private final InMemoryTicketStore store = new InMemoryTicketStore();

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    TicketRecord record() {
        return store;
    }

    @Override
    void lose(RegistrationId registrationId) {
        store.lose();
    }

    @Override
    boolean isInOutbox(String messageId) {
        return store.outbox().stream().anyMatch(envelope -> envelope.id().equals(messageId));
    }
}
