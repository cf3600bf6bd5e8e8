package dev.usher.payment;

import dev.usher.platform.testing.Fake;
import dev.usher.platform.testing.MovingClock;

/// The clock of slice tests.
@Fake
public final class TestClock extends MovingClock {
    /// Stands still at [Samples#NOW].
    public TestClock() {
        super(Samples.NOW);
    }
}
