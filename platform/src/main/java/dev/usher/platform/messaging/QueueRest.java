package dev.usher.platform.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets a queue rest while a dependency is unavailable: sessions keep their current message hidden and receive
/// no other. After each rest, which is twice as long as the one before, one of them tries; if that works, all
/// continue. Safe for use by several threads.
final class QueueRest {
    /// A single failure may be one message's; several in a row, with no success between them, are not.
    private static final int IN_A_ROW = 3;

    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private Duration next;
    private int inARow;
    private @Nullable Resting resting;
    private Instant until = Instant.EPOCH;
    private boolean trying;
    private boolean stopped;

    QueueRest(MessagesConfig config, Clock clock) {
        this.first = config.firstPause();
        this.longest = config.longestRest();
        this.clock = clock;
        this.next = first;
    }

    /// Waits until the queue may be worked on. A caller that gets true must report the outcome by
    /// [#worked] or [#away].
    ///
    /// @return false if the queue is not consumed any more
    synchronized boolean await() {
        try {
            while (!stopped) {
                Duration left = left();
                if (!left.isPositive()) {
                    trying = resting != null;
                    return true;
                }
                wait(left.toMillis() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// How long it must still wait; a session that tries may take any time, and wakes the others.
    synchronized Duration left() {
        if (resting == null) {
            return Duration.ZERO;
        }
        return trying ? longest : Duration.between(clock.instant(), until);
    }

    /// A message was handled, or failed for a reason other than a dependency.
    synchronized void worked() {
        inARow = 0;
        next = first;
        resting = null;
        trying = false;
        notifyAll();
    }

    /// A dependency was unavailable.
    synchronized void away(String dependency) {
        inARow++;
        boolean wasTrying = trying;
        trying = false;
        if (wasTrying || (resting == null && inARow >= IN_A_ROW)) {
            Instant now = clock.instant();
            resting = new Resting(dependency, resting == null ? now : resting.since());
            until = now.plus(next);
            next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        }
        notifyAll();
    }

    /// Why it rests, if it does.
    synchronized Optional<Resting> resting() {
        return Optional.ofNullable(resting);
    }

    /// Releases all waiting sessions, and lets none work until [#start].
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /// Lets sessions work, unless the queue rests.
    synchronized void start() {
        stopped = false;
    }

    /// What it waits for.
    record Resting(String dependency, Instant since) {}
}
