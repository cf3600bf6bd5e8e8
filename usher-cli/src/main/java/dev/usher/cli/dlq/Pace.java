package dev.usher.cli.dlq;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Lets no more than a number of letters through per second.
final class Pace {
    private final long nanosEach;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        this.nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /// Waits until this number of letters may go.
    void await(int letters) {
        long now = System.nanoTime();
        while (next - now > 0) {
            LockSupport.parkNanos(next - now);
            now = System.nanoTime();
        }
        next = now + letters * nanosEach;
    }
}
