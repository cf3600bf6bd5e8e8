package dev.usher.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The time since a background loop last completed a look: `usher_look_age_seconds{look}`.
///
/// A value that a loop reports stays unchanged while the loop fails, and looks healthy. This age rises on
/// its own, whatever the reason, until a look succeeds again. Safe for use by several threads.
public final class LookWatch {
    private final Clock clock;
    private volatile Instant lastLook;

    /// Starts counting now, so that a loop that never succeeds is noticed too.
    ///
    /// @param look the name of the loop, in kebab-case
    public LookWatch(String look, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.lastLook = clock.instant();
        // Strong reference: a registry refers weakly to what its gauges read, and shows NaN once that is collected.
        Gauge.builder("usher.look.age.seconds", this, LookWatch::ageInSeconds)
                .tag("look", look)
                .strongReference(true)
                .register(meters);
    }

    /// Called at the end of a complete look.
    public void looked() {
        lastLook = clock.instant();
    }

    private double ageInSeconds() {
        return Duration.between(lastLook, clock.instant()).toMillis() / 1000.0;
    }
}
