package dev.usher.validation.conflict;

class InMemoryConflictStoreTest extends ConflictStoreContract {
    private final ConflictStore store = new InMemoryConflictStore();

    @Override
    ConflictStore store() {
        return store;
    }
}
