package dev.usher.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The rows of one shard that were just marked: the index, which is eventually consistent, may still
/// return them, and they must not be sent again because of that. Not thread-safe.
final class JustPublished {
    /// Far longer than a DynamoDB index lags; a row that is still there afterwards is sent again.
    private static final Duration INDEX_LAG = Duration.ofSeconds(10);

    private final Map<String, Instant> known = new HashMap<>();

    void add(OutboxRow row, Instant now) {
        known.put(row.id(), now);
    }

    /// The number of rows that the index may still return although they were published.
    int size(Instant now) {
        known.values().removeIf(published -> published.plus(INDEX_LAG).isBefore(now));
        return known.size();
    }

    boolean contains(OutboxRow row) {
        return known.containsKey(row.id());
    }
}
