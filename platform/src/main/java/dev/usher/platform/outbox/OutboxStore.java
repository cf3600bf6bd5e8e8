package dev.usher.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The rows of the outbox as the relay sees them.
interface OutboxStore {
    /// Rows of a shard that wait, oldest first. Eventually consistent: may still show what was marked a
    /// moment ago, and not yet show what was written a moment ago.
    List<OutboxRow> pending(int shard, int most);

    /// Takes or prolongs a shard for one relay. Atomic: of several holders exactly one has the lease until
    /// it ends.
    ///
    /// @return whether `holder` has the shard now
    boolean lease(int shard, String holder, Instant now, Duration length);

    /// Takes the row out of what is pending. Harmless if repeated.
    void markPublished(OutboxRow row, Instant publishedAt);
}
