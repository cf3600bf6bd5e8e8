package dev.usher.ticket.lifecycle;

import dev.usher.ticket.issuing.InMemoryTicketPdfs;
import dev.usher.ticket.issuing.InMemoryTicketStore;
import dev.usher.ticket.issuing.TicketPdfs;
import dev.usher.ticket.issuing.TicketStore;

class InMemoryChangeTest extends ChangeContract {
    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    TicketPdfs pdfs() {
        return pdfs;
    }

    @Override
    boolean isInOutbox(String messageId) {
        return store.outbox().stream().anyMatch(envelope -> envelope.id().equals(messageId));
    }
}
