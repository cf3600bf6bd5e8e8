package dev.usher.ticket.issuing;

import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketPdfs;

class IssuingTest extends IssuingContract {
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
