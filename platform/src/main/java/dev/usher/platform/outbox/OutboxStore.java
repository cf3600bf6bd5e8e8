package dev.usher.platform.outbox;

import java.time.Instant;
import java.util.List;

/// The rows of the outbox as the relay sees them.
interface OutboxStore {
    /// Rows of a shard that wait, oldest first. Eventually consistent: rows that were just marked may still be
    /// returned, and rows that were just written may be missing.
    List<OutboxRow> pending(int shard, int most);

    /// Marks rows as published. Harmless if repeated.
    ///
    /// @throws RuntimeException if the store cannot be reached; some of them may be marked then
    void markPublished(List<OutboxRow> rows, Instant publishedAt);

    /// Sets aside a row that can never be published, so that it does not block others. It keeps its body, and
    /// waits for a person. Harmless if repeated, or if the row was published in the meantime.
    ///
    /// @throws RuntimeException if the store cannot be reached; the row is still pending then
    void setApart(OutboxRow row, String reason, Instant now);
}
