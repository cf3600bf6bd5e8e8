package dev.usher.ticket.undelivered;

import java.time.Instant;

class InMemorySuppressionsTest extends SuppressionsContract {
    private final InMemorySuppressions suppressions = new InMemorySuppressions();

    @Override
    Suppressions suppressions() {
        return suppressions;
    }

    @Override
    void allow(String address, Instant at) {
        suppressions.allow(address, at);
    }
}
