package dev.usher.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long ago a background loop last saw everything that it looks for: `usher_look_age_seconds{look}`.
///
/// A number that a loop reports stays as it was while the loop fails, and so looks healthy. This age rises
/// by itself, whatever the reason, until a look succeeds again. Safe for use by several threads.
public final class LookWatch {
    private final Clock clock;
    private volatile Instant lastLook;

    /// Starts to count now, so that a loop that never succeeds is seen too.
    ///
    /// @param look what is looked at, in kebab-case
    public LookWatch(String look, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.lastLook = clock.instant();
        // Strong: a registry refers weakly to what its gauges read, and shows NaN once that is collected.
        Gauge.builder("usher.look.age.seconds", this, LookWatch::ageInSeconds)
                .tag("look", look)
                .strongReference(true)
                .register(meters);
    }

    /// Called at the end of a look that missed nothing.
    public void looked() {
        lastLook = clock.instant();
    }

    private double ageInSeconds() {
        return Duration.between(lastLook, clock.instant()).toMillis() / 1000.0;
    }
}
