package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a failed message waits: twice as long each time, up to five minutes, and somewhere between half
/// and all of it, so that messages that failed together do not come back together.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// @param receiveCount how often the message was received so far, at least 1
    Duration after(int receiveCount) {
        Duration grown = FIRST.multipliedBy(1L << Math.min(receiveCount - 1, MAX_DOUBLINGS));
        Duration full = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
        return Duration.ofMillis(random.nextLong(full.toMillis() / 2, full.toMillis() + 1));
    }
}
