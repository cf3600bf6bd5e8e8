package dev.usher.ticket.issuing;

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
