package dev.usher.platform.outbox;

class InMemoryOutboxStoreTest extends OutboxStoreContract {
    private final InMemoryOutboxStore store = new InMemoryOutboxStore();

    @Override
    OutboxStore store() {
        return store;
    }

    @Override
    void add(OutboxRow row) {
        store.add(row);
    }
}
