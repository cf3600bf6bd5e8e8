package dev.usher.payment.limit;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Limits this instance's background calls to Stripe (refunds, reconciliation, ended holds) to five a second,
/// so that they never use up the request limit that buyers need.
@Singleton
public final class BackgroundBudget {
    private static final int PER_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(PER_SECOND).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .build();

    /// Takes one request from the budget, for a caller who is waiting for the answer.
    ///
    /// @return false if none was available within two seconds
    public boolean tryTake() {
        try {
            return bucket.asBlocking().tryConsume(1, PATIENCE);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Takes one request from the budget, waiting until one is available.
    public void take() {
        try {
            bucket.asBlocking().consume(1);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for Stripe's budget", e);
    }
}
