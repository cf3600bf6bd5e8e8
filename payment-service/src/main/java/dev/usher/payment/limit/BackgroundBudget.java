package dev.usher.payment.limit;

import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Limits background calls to Stripe (refunds, reconciliation, ended holds) to five a second, of all instances
/// together, so that they never use up the request limit that buyers need.
@Singleton
public final class BackgroundBudget {
    private static final int PER_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String ALL = "all";

    private final SharedLimit calls;

    public BackgroundBudget(SharedLimits limits) {
        this.calls = limits.of("stripe-background", PER_SECOND, Duration.ofSeconds(1));
    }

    /// Takes one request from the budget, for a caller who is waiting for the answer.
    ///
    /// @return false if none was available within two seconds
    public boolean tryTake() {
        return isTakenWithin(PATIENCE);
    }

    /// Takes one request from the budget, waiting until one is available.
    ///
    /// @throws IllegalStateException if none was within an hour
    public void take() {
        if (!isTakenWithin(LONGEST)) {
            throw new IllegalStateException("others used up Stripe's budget for an hour");
        }
    }

    private boolean isTakenWithin(Duration patience) {
        try {
            return calls.await(ALL, patience).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Stripe's budget", e);
        }
    }
}
