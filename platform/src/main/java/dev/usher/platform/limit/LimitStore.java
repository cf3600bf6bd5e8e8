package dev.usher.platform.limit;

import java.time.Instant;

/// Counts for all instances together.
public interface LimitStore {
    /// Counts one more, unless there are as many as there may be. Atomic.
    ///
    /// @param key of what is counted, with the time in which it is
    /// @param end of that time; afterwards the count is forgotten
    /// @return whether it was counted
    /// @throws RuntimeException if the store cannot be reached; it may have been counted then
    boolean count(String key, int most, Instant end);

    /// Counts one less. Atomic; does nothing if there is none.
    ///
    /// @throws RuntimeException if the store cannot be reached
    void giveBack(String key);
}
