package dev.usher.payment.limit;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Keeps what this instance asks of Stripe besides buyers' own calls (refunds, reconciliation, holds that
/// ended) at five requests a second, so that it never takes the limit from those who want to pay.
@Singleton
public final class BackgroundBudget {
    private static final int PER_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(PER_SECOND).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .build();

    /// Takes one request out of the budget for somebody who waits for the answer.
    ///
    /// @return whether there was one within two seconds
    public boolean tryTake() {
        try {
            return bucket.asBlocking().tryConsume(1, PATIENCE);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Waits until there is a request in the budget and takes it.
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
