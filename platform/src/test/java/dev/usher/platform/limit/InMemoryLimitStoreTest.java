package dev.usher.platform.limit;

class InMemoryLimitStoreTest extends LimitStoreContract {
    private final LimitStore store = new InMemoryLimitStore();

    @Override
    LimitStore store() {
        return store;
    }
}
