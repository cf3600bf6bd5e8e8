package dev.usher.platform.outbox;

import java.time.Instant;
import java.util.List;

/// The rows of the outbox as the relay sees them.
interface OutboxStore {
    /// Rows of a shard that wait, oldest first. Eventually consistent: may still show what was marked a
    /// moment ago, and not yet show what was written a moment ago.
    List<OutboxRow> pending(int shard, int most);

    /// Marks rows as published. Harmless if repeated.
    ///
    /// @throws RuntimeException if the store cannot be reached; some of them may be marked then
    void markPublished(List<OutboxRow> rows, Instant publishedAt);

    /// Sets a row aside that can never be published, so that it does not block others. It keeps its
    /// body, and waits for a person. Harmless if repeated, or if it was published meanwhile.
    ///
    /// @throws RuntimeException if the store cannot be reached; the row is still pending then
    void setApart(OutboxRow row, String reason, Instant now);
}
