package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;

class InMemoryTicketStoreTest extends TicketStoreContract {
    private final InMemoryTicketStore store = new InMemoryTicketStore();

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    long messagesOf(RegistrationId registrationId) {
        return store.outbox().stream()
                .filter(envelope -> envelope.message().subject().equals(registrationId.toString()))
                .count();
    }
}
