package dev.usher.payment.payment;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Keeps this instance below Stripe's request limit: a request that Stripe would refuse is refused here, in
/// microseconds.
@Singleton
final class CreateBudget {
    private final Bucket bucket;

    CreateBudget(StripeConfig config) {
        int perSecond = config.createsPerSecond();
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /// Takes one request out of the budget.
    ///
    /// @return whether there was one
    boolean tryTake() {
        return bucket.tryConsume(1);
    }
}
