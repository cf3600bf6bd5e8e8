package dev.usher.platform.limit;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes limits that all instances of the service share.
@Singleton
@Requires(property = "limits.table")
public final class SharedLimits {
    private final LimitStore store;
    private final Clock clock;

    /// @param store absent if `limits.table` is blank: each instance counts for itself then
    SharedLimits(@Nullable LimitStore store, Clock clock) {
        this.store = store == null ? new Nothing() : store;
        this.clock = clock;
    }

    /// Limits that nobody shares: each instance counts for itself.
    public static SharedLimits perInstance(Clock clock) {
        return new SharedLimits(null, clock);
    }

    /// A limit of `most` per period.
    ///
    /// @param what is counted; separates its counts from others
    /// @param within the period, such as a minute or a day
    public SharedLimit of(String what, int most, Duration within) {
        return new SharedLimit(what, most, within, store, clock);
    }

    /// Counts nothing.
    private static final class Nothing implements LimitStore {
        @Override
        public boolean count(String key, int most, Instant end) {
            return true;
        }

        @Override
        public void giveBack(String key) {}
    }
}
