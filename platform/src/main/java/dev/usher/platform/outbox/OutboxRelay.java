package dev.usher.platform.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Publishes what is pending, oldest first, and takes it out of the outbox once SNS has it. A crash in
/// between publishes again: delivery is at least once, and consumers are idempotent.
@Singleton
@Requires(bean = OutboxConfig.class)
final class OutboxRelay {
    private final OutboxStore store;
    private final MessagePublisher publisher;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final int shards;
    private final Duration lease;
    private final String holder = UUID.randomUUID().toString();

    /// What the last look at each shard published: the index may show it for a moment longer.
    private final List<Set<String>> justPublished;

    OutboxRelay(
            OutboxStore store, MessagePublisher publisher, OutboxMetrics metrics, Clock clock, OutboxConfig config) {
        this.store = store;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.shards = config.shards();
        this.lease = config.lease();
        this.justPublished = java.util.stream.Stream.generate(() -> (Set<String>) new HashSet<String>())
                .limit(shards)
                .toList();
    }

    /// Looks at every shard once. Called by one thread at a time.
    ///
    /// @return how many messages were published
    /// @throws RuntimeException if AWS fails; what was not marked is published at a later look
    int publishPending() {
        int published = 0;
        Instant oldest = clock.instant();
        for (int shard = 0; shard < shards; shard++) {
            List<OutboxRow> waiting = waiting(shard);
            if (!waiting.isEmpty()) {
                Instant first = waiting.getFirst().createdAt();
                oldest = first.isBefore(oldest) ? first : oldest;
                if (store.lease(shard, holder, clock.instant(), lease)) {
                    published += publish(shard, waiting);
                }
            }
        }
        metrics.looked(Duration.between(oldest, clock.instant()));
        return published;
    }

    private List<OutboxRow> waiting(int shard) {
        Set<String> known = justPublished.get(shard);
        List<OutboxRow> rows = store.pending(shard, MessagePublisher.MAX_BATCH + known.size()).stream()
                .filter(row -> !known.contains(row.id()))
                .limit(MessagePublisher.MAX_BATCH)
                .toList();
        if (rows.isEmpty()) {
            known.clear();
        }
        return rows;
    }

    private int publish(int shard, List<OutboxRow> rows) {
        List<OutboxRow> accepted = publisher.publish(rows);
        for (OutboxRow row : accepted) {
            store.markPublished(row, clock.instant());
            justPublished.get(shard).add(row.id());
        }
        metrics.published(accepted.size());
        return accepted.size();
    }
}
