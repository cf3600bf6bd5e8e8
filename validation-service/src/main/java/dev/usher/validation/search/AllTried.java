package dev.usher.validation.search;

import org.jspecify.annotations.Nullable;

/// Several writes of which none may keep the others from being tried.
final class AllTried {
    private @Nullable RuntimeException firstFailure;

    /// Runs a write, and remembers if it fails.
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

    /// Call it last.
    ///
    /// @throws RuntimeException the first failure, with the others suppressed
    void throwFirstFailure() {
        if (firstFailure != null) {
            throw firstFailure;
        }
    }
}
