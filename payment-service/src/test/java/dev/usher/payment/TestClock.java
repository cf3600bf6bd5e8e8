package dev.usher.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that moves only when a test moves it.
public final class TestClock extends Clock {
    private volatile Instant now = Samples.NOW;

    /// Lets time pass.
    public void advance(Duration length) {
        now = now.plus(length);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is asked for instants only");
    }
}
