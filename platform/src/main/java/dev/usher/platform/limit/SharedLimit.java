package dev.usher.platform.limit;

import dev.usher.contracts.hash.Sha256;
import dev.usher.platform.web.CallerLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often one caller may do something per period, such as a minute, on all instances together. Periods
/// start for all callers at once, so twice as much is possible around a change of period.
///
/// Each instance counts for itself first, so that a flood costs no calls. While the shared counts cannot be
/// reached, that count alone decides: the limit holds per instance, and nobody is refused because of the
/// outage. Callers are stored as hashes, because they may be mail addresses. Thread-safe.
public final class SharedLimit {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLimit.class);

    private final String what;
    private final int most;
    private final Duration within;
    private final LimitStore store;
    private final Clock clock;
    private final CallerLimit ofThisInstance;
    private final AtomicBoolean isStoreAway = new AtomicBoolean();

    /// @param what is counted; separates its counts from others
    /// @param most the limit per period
    /// @param within the period: a second, a minute or a day
    public SharedLimit(String what, int most, Duration within, LimitStore store, Clock clock) {
        this.what = what;
        this.most = most;
        this.within = within;
        this.store = store;
        this.clock = clock;
        this.ofThisInstance = within.compareTo(Duration.ofDays(1)) < 0
                ? new CallerLimit(most, within, clock)
                : new CallerLimit(most, most, clock);
    }

    /// Counts one more of this caller.
    ///
    /// @return absent if it is within the limit; otherwise how long to wait for the next
    public Optional<Duration> count(String caller) {
        Optional<Duration> wait = ofThisInstance.count(caller);
        if (wait.isPresent()) {
            return wait;
        }
        Instant now = clock.instant();
        Instant end = beginning(now).plus(within);
        try {
            boolean isCounted = store.count(key(caller, now), most, end);
            isStoreAway.set(false);
            return isCounted ? Optional.empty() : Optional.of(Duration.between(now, end));
        } catch (RuntimeException e) {
            sayOnce(e);
            return Optional.empty();
        }
    }

    /// The same for a caller who can wait: sleeps until one more is within the limit.
    ///
    /// @param longest how long to sleep at most, all in all
    /// @return absent once it is counted; otherwise how long the next count would have to wait
    /// @throws InterruptedException if the thread is interrupted; nothing is counted then
    public Optional<Duration> await(String caller, Duration longest) throws InterruptedException {
        Duration left = longest;
        Optional<Duration> wait = count(caller);
        while (wait.isPresent() && wait.get().compareTo(left) <= 0) {
            Thread.sleep(wait.get());
            left = left.minus(wait.get());
            wait = count(caller);
        }
        return wait;
    }

    /// Takes one count back.
    public void giveBack(String caller) {
        ofThisInstance.giveBack(caller);
        try {
            store.giveBack(key(caller, clock.instant()));
        } catch (RuntimeException e) {
            sayOnce(e);
        }
    }

    private void sayOnce(RuntimeException e) {
        if (isStoreAway.compareAndSet(false, true)) {
            LOG.warn("The limit of {} holds per instance for now: {}", what, e.toString());
        }
    }

    private Instant beginning(Instant now) {
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), within.toSeconds()) * within.toSeconds());
    }

    private String key(String caller, Instant now) {
        return what + "#" + Sha256.hex(caller) + "#" + beginning(now).getEpochSecond();
    }
}
