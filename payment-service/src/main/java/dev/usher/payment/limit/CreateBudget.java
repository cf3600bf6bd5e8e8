package dev.usher.payment.limit;

import dev.usher.platform.web.ClockMeter;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Keeps this instance below Stripe's request limit: a request that Stripe would refuse is refused here,
/// without a call.
@Singleton
public final class CreateBudget {
    private final Bucket bucket;

    public CreateBudget(CreateBudgetConfig config, Clock clock) {
        int perSecond = config.createsPerSecond();
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(new ClockMeter(clock))
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /// Takes one request from the budget.
    ///
    /// @return false if none was available
    public boolean tryTake() {
        return bucket.tryConsume(1);
    }
}
