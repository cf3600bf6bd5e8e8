package dev.usher.validation.search;

import org.jspecify.annotations.Nullable;

/// Runs several writes, each even if an earlier one failed.
final class AllTried {
    private @Nullable RuntimeException firstFailure;

    /// Runs a write, and remembers its failure.
    void run(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException failure) {
            if (firstFailure == null) {
                firstFailure = failure;
            } else if (!firstFailure.equals(failure)) {
                firstFailure.addSuppressed(failure);
            }
        }
    }

    /// Ends the writes.
    ///
    /// @throws RuntimeException the first failure, with the others suppressed
    void throwFirstFailure() {
        if (firstFailure != null) {
            throw firstFailure;
        }
    }
}
