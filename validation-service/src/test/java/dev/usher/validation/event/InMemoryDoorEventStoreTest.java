package dev.usher.validation.event;

class InMemoryDoorEventStoreTest extends DoorEventStoreContract {
    private final DoorEventStore store = new InMemoryDoorEventStore();

    @Override
    DoorEventStore store() {
        return store;
    }
}
