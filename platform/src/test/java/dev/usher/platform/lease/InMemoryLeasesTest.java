package dev.usher.platform.lease;

import java.time.Clock;

class InMemoryLeasesTest extends LeasesContract {
    private final InMemoryLeases first = new InMemoryLeases(Clock.systemUTC());

    @Override
    Leases leases(String holder, Clock clock) {
        return first.seenBy(holder, clock);
    }
}
