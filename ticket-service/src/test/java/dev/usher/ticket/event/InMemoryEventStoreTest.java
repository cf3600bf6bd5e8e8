package dev.usher.ticket.event;

class InMemoryEventStoreTest extends EventStoreContract {
    private final InMemoryEventStore store = new InMemoryEventStore();

    @Override
    EventStore store() {
        return store;
    }
}
