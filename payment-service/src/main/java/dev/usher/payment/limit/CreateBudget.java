package dev.usher.payment.limit;

import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Keeps all instances together below Stripe's request limit: a request that Stripe would refuse is refused here,
/// without a call.
@Singleton
public final class CreateBudget {
    private static final String ALL = "all";

    private final SharedLimit creates;

    public CreateBudget(CreateBudgetConfig config, SharedLimits limits) {
        this.creates = limits.of("stripe-creates", config.createsPerSecond(), Duration.ofSeconds(1));
    }

    /// Takes one request from the budget.
    ///
    /// @return false if none was available
    public boolean tryTake() {
        return creates.count(ALL).isEmpty();
    }
}
