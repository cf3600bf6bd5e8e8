package dev.usher.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Waits for what happens asynchronously.
public final class Patience {
    /// Well above a queue's visibility timeout: what a killed consumer had received comes back only then, and the
    /// machine may be busy.
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Patience() {}

    /// Looks until there is something.
    ///
    /// @param what named in the failure
    /// @throws StepFailed if nothing came within three minutes
    public static <T> T until(String what, Supplier<Optional<T>> look) {
        return until(what, MOST, look);
    }

    /// Looks until there is something, for another time than usual.
    ///
    /// @throws StepFailed if nothing came within that time
    public static <T> T until(String what, Duration most, Supplier<Optional<T>> look) {
        Instant deadline = Instant.now().plus(most);
        while (Instant.now().isBefore(deadline)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailed("interrupted while waiting: " + what);
            }
        }
        throw new StepFailed("not within " + most.toSeconds() + " s: " + what);
    }
}
