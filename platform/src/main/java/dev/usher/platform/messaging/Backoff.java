package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a message waits: twice as long each time, up to a limit, with random jitter between half and
/// all of it, so that messages that failed together do not come back together.
final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final RandomGenerator random;
    private final Duration first;
    private final Duration longest;

    Backoff(RandomGenerator random, Duration first, Duration longest) {
        this.random = random;
        this.first = first;
        this.longest = longest;
    }

    /// @param tries how often the message was tried so far, at least 1
    Duration after(int tries) {
        Duration grown = first.multipliedBy(1L << Math.clamp(tries - 1L, 0, MAX_DOUBLINGS));
        Duration full = grown.compareTo(longest) < 0 ? grown : longest;
        return Duration.ofMillis(random.nextLong(full.toMillis() / 2, full.toMillis() + 1));
    }
}
