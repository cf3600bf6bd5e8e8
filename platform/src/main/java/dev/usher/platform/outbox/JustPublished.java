package dev.usher.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The rows of one shard that were marked a moment ago: the index, which is eventually consistent, may
/// still show them, and they must not be sent again for that. Not thread-safe.
final class JustPublished {
    /// Far longer than an index of DynamoDB lags; after it a row that is still there is sent again.
    private static final Duration INDEX_LAG = Duration.ofSeconds(10);

    private final Map<String, Instant> known = new HashMap<>();

    void add(OutboxRow row, Instant now) {
        known.put(row.id(), now);
    }

    /// How many rows the index may show in vain.
    int size(Instant now) {
        known.values().removeIf(published -> published.plus(INDEX_LAG).isBefore(now));
        return known.size();
    }

    boolean contains(OutboxRow row) {
        return known.containsKey(row.id());
    }
}
