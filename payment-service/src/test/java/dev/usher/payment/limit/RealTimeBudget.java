package dev.usher.payment.limit;

import dev.usher.platform.limit.SharedLimits;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Counts background calls by the real clock in slices: who is over the budget sleeps until its next second, and a
/// test's clock stands still.
@Factory
@Requires(property = "usher.fakes")
final class RealTimeBudget {
    @Singleton
    @Replaces(BackgroundBudget.class)
    BackgroundBudget budget() {
        return new BackgroundBudget(SharedLimits.perInstance(Clock.systemUTC()));
    }
}
