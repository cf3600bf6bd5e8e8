package dev.usher.platform.outbox;

import dev.usher.platform.lease.Leases;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Publishes what is pending, oldest first, and takes it out of the outbox once SNS has it. A crash in
/// between publishes again: delivery is at least once, and consumers are idempotent.
///
/// An instance has a shard only while there is work in it, so that whichever instance committed a message
/// can send it at once.
@Singleton
@Requires(bean = OutboxConfig.class)
final class OutboxRelay {
    /// How many rows one look at a shard takes: ten calls of SNS, which go at the same time.
    static final int AT_ONCE = 100;

    private final OutboxStore store;
    private final MessagePublisher publisher;
    private final Leases leases;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final int shards;
    private final Duration lease;
    private final List<JustPublished> justPublished;

    /// Until when this instance has each shard; the past if it does not.
    private final Instant[] leasedUntil;

    OutboxRelay(
            OutboxStore store,
            MessagePublisher publisher,
            Leases leases,
            OutboxMetrics metrics,
            Clock clock,
            OutboxConfig config) {
        this.store = store;
        this.publisher = publisher;
        this.leases = leases;
        this.metrics = metrics;
        this.clock = clock;
        this.shards = config.shards();
        this.lease = config.lease();
        this.justPublished = Stream.generate(JustPublished::new).limit(shards).toList();
        this.leasedUntil = new Instant[shards];
        Arrays.fill(leasedUntil, Instant.EPOCH);
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
            if (waiting.isEmpty()) {
                release(shard);
            } else {
                Instant first = waiting.getFirst().createdAt();
                oldest = first.isBefore(oldest) ? first : oldest;
                published += publish(shard, waiting);
            }
        }
        metrics.looked(Duration.between(oldest, clock.instant()));
        return published;
    }

    private List<OutboxRow> waiting(int shard) {
        JustPublished known = justPublished.get(shard);
        return store.pending(shard, AT_ONCE + known.size(clock.instant())).stream()
                .filter(row -> !known.contains(row))
                .limit(AT_ONCE)
                .toList();
    }

    private int publish(int shard, List<OutboxRow> rows) {
        if (!hasLease(shard)) {
            return 0;
        }
        List<OutboxRow> accepted = publisher.publish(rows);
        store.markPublished(accepted, clock.instant());
        justPublished.get(shard).add(accepted, clock.instant());
        metrics.published(accepted.size());
        return accepted.size();
    }

    /// Prolongs a lease once half of it is over: one write in seconds, not one at every look.
    private boolean hasLease(int shard) {
        Instant now = clock.instant();
        if (now.plus(lease.dividedBy(2)).isBefore(leasedUntil[shard])) {
            return true;
        }
        boolean taken = leases.tryTake(name(shard), lease);
        leasedUntil[shard] = taken ? now.plus(lease) : Instant.EPOCH;
        return taken;
    }

    private void release(int shard) {
        if (leasedUntil[shard].isAfter(Instant.EPOCH)) {
            leasedUntil[shard] = Instant.EPOCH;
            leases.release(name(shard));
        }
    }

    private static String name(int shard) {
        return "outbox#" + shard;
    }
}
