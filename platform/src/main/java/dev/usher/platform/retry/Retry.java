package dev.usher.platform.retry;

import java.util.Optional;
import java.util.function.Supplier;

/// Optimistic locking: read, decide, write on condition that nothing changed, and start over if it did.
public final class Retry {
    private static final int MAX_ATTEMPTS = 30;

    private Retry() {}

    /// Repeats an attempt up to 30 times until it has a result, without a pause: an attempt that lost means that
    /// another writer has won.
    ///
    /// @param subject what is changed, for the message of the exception
    /// @param attempt reads again and tries to write; empty if what it read had changed
    /// @throws IllegalStateException if every attempt lost
    public static <T> T untilWon(Object subject, Supplier<Optional<T>> attempt) {
        for (int tried = 0; tried < MAX_ATTEMPTS; tried++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new IllegalStateException(subject + " changes faster than it can be read");
    }
}
