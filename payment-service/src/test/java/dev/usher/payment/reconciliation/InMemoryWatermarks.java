package dev.usher.payment.reconciliation;

import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Watermarks without DynamoDB.
@Fake
public final class InMemoryWatermarks implements Watermarks {
    private final Map<String, Instant> done = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> read(String job) {
        return Optional.ofNullable(done.get(job));
    }

    @Override
    public void write(String job, Instant until) {
        done.put(job, until);
    }

    /// Forgets everything.
    public void clear() {
        done.clear();
    }
}
