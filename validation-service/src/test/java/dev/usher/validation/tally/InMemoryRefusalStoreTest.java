package dev.usher.validation.tally;

class InMemoryRefusalStoreTest extends RefusalStoreContract {
    private final RefusalStore store = new InMemoryRefusalStore();

    @Override
    RefusalStore store() {
        return store;
    }
}
