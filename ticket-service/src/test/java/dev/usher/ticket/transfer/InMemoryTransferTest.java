package dev.usher.ticket.transfer;

import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketPdfs;

class InMemoryTransferTest extends TransferContract {
    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();
    private final InMemoryOfferStore offers = new InMemoryOfferStore(store);

    @Override
    OfferStore offers() {
        return offers;
    }

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
