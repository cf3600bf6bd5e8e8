package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;

class InMemoryEventStoreTest extends EventStoreContract {
    private final InMemoryEventStore store = new InMemoryEventStore();

    @Override
    EventStore store() {
        return store;
    }

    @Override
    boolean take(EventId eventId, int seats) {
        return store.take(eventId, seats);
    }
}
