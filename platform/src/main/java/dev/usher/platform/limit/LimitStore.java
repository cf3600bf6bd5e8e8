package dev.usher.platform.limit;

import java.time.Instant;

/// Counters that all instances share.
public interface LimitStore {
    /// Counts one more, unless the limit is reached. Atomic.
    ///
    /// @param key what is counted, and in which period
    /// @param end of that period; afterwards the count is deleted
    /// @return whether it was counted
    /// @throws RuntimeException if the store cannot be reached; it may have been counted then
    boolean count(String key, int most, Instant end);

    /// Counts one less. Atomic; does nothing if there is none.
    ///
    /// @throws RuntimeException if the store cannot be reached
    void giveBack(String key);
}
