package dev.usher.validation.snapshot;

class InMemoryChangeLogTest extends ChangeLogContract {
    private final ChangeLog log = new InMemoryChangeLog();

    @Override
    ChangeLog log() {
        return log;
    }
}
