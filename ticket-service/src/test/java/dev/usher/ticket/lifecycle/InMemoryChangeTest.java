package dev.usher.ticket.lifecycle;

import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketPdfs;

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
