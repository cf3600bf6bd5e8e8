package dev.usher.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An outbox without DynamoDB.
final class InMemoryOutboxStore implements OutboxStore {
    private final Map<String, OutboxRow> pending = new HashMap<>();
    private final Map<Integer, Lease> leases = new HashMap<>();

    synchronized void add(OutboxRow row) {
        pending.put(row.id(), row);
    }

    @Override
    public synchronized List<OutboxRow> pending(int shard, int most) {
        return pending.values().stream()
                .filter(row -> row.shard() == shard)
                .sorted(Comparator.comparing(OutboxRow::createdAt).thenComparing(OutboxRow::id))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean lease(int shard, String holder, Instant now, Duration length) {
        Lease held = leases.get(shard);
        if (held != null && !held.holder.equals(holder) && !held.until.isBefore(now)) {
            return false;
        }
        leases.put(shard, new Lease(holder, now.plus(length)));
        return true;
    }

    @Override
    public synchronized void markPublished(OutboxRow row, Instant publishedAt) {
        pending.remove(row.id());
    }

    private record Lease(String holder, Instant until) {}
}
