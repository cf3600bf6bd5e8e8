package dev.usher.platform.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Leases without DynamoDB, as one instance among several sees them.
public final class InMemoryLeases implements Leases {
    private final Map<String, Lease> shared;
    private final String holder;
    private final Clock clock;

    private InMemoryLeases(Map<String, Lease> shared, String holder, Clock clock) {
        this.shared = shared;
        this.holder = holder;
        this.clock = clock;
    }

    /// The leases of the first instance.
    public InMemoryLeases(Clock clock) {
        this(new HashMap<>(), "first", clock);
    }

    /// The same leases as another instance sees them.
    public InMemoryLeases seenBy(String otherHolder, Clock itsClock) {
        return new InMemoryLeases(shared, otherHolder, itsClock);
    }

    @Override
    public boolean tryTake(String name, Duration length) {
        Instant now = clock.instant();
        synchronized (shared) {
            Lease held = shared.get(name);
            if (held != null && !held.holder.equals(holder) && !held.until.isBefore(now)) {
                return false;
            }
            shared.put(name, new Lease(holder, now.plus(length)));
            return true;
        }
    }

    @Override
    public void release(String name) {
        synchronized (shared) {
            Lease held = shared.get(name);
            if (held != null && held.holder.equals(holder)) {
                shared.remove(name);
            }
        }
    }

    private record Lease(String holder, Instant until) {}
}
