package dev.usher.validation.tally;

class InMemoryDoorCountStoreTest extends DoorCountStoreContract {
    private final DoorCountStore store = new InMemoryDoorCountStore();

    @Override
    DoorCountStore store() {
        return store;
    }
}
