package dev.usher.ticket.order;

class InMemoryTicketStoreTest extends TicketStoreContract {
    private final InMemoryTicketStore store = new InMemoryTicketStore();

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    boolean isInOutbox(String messageId) {
        return store.outbox().stream().anyMatch(envelope -> envelope.id().equals(messageId));
    }
}
