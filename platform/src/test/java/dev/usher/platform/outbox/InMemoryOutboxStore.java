package dev.usher.platform.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An outbox without DynamoDB.
final class InMemoryOutboxStore implements OutboxStore {
    private final Map<String, OutboxRow> pending = new HashMap<>();

    /// Whether looks fail.
    boolean isAway;

    synchronized void add(OutboxRow row) {
        pending.put(row.id(), row);
    }

    @Override
    public synchronized List<OutboxRow> pending(int shard, int most) {
        if (isAway) {
            throw new IllegalStateException("DynamoDB is away");
        }
        return pending.values().stream()
                .filter(row -> row.shard() == shard)
                .sorted(Comparator.comparing(OutboxRow::createdAt).thenComparing(OutboxRow::id))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void markPublished(List<OutboxRow> rows, Instant publishedAt) {
        rows.forEach(row -> pending.remove(row.id()));
    }

    @Override
    public synchronized void setApart(OutboxRow row, String reason, Instant now) {
        pending.remove(row.id());
    }
}
