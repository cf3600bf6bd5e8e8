package dev.usher.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets the relay wait until there may be work.
@Singleton
final class RelayWakeUp {
    private final Semaphore signals = new Semaphore(0);

    void signal() {
        signals.release();
    }

    /// Waits for a signal, for at most this time.
    ///
    /// @return whether one came; several count as one
    boolean await(Duration most) throws InterruptedException {
        boolean signalled = signals.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        signals.drainPermits();
        return signalled;
    }
}
