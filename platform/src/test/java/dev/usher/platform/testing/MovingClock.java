package dev.usher.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that moves only when a test moves it.
public class MovingClock extends Clock {
    private volatile Instant now;

    /// Stands still at this instant.
    public MovingClock(Instant start) {
        this.now = start;
    }

    /// Lets time pass.
    public final void advance(Duration length) {
        now = now.plus(length);
    }

    @Override
    public final Instant instant() {
        return now;
    }

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is asked for instants only");
    }
}
