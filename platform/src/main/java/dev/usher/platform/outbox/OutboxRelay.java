package dev.usher.platform.outbox;

import dev.usher.platform.lease.Leases;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes pending messages, oldest first, and marks them as published once SNS has accepted them. A
/// crash in between publishes them again: delivery is at least once, and consumers are idempotent.
///
/// An instance has a shard only while there is work in it, so that whichever instance committed a message
/// can send it at once.
@Singleton
@Requires(bean = OutboxConfig.class)
final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /// The number of rows that one look at a shard takes: ten calls to SNS, made concurrently.
    static final int AT_ONCE = 100;

    private final OutboxStore store;
    private final MessagePublisher publisher;
    private final Leases leases;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final int shards;
    private final Duration lease;
    private final List<JustPublished> justPublished;

    /// Shards whose last look failed.
    private final BitSet failing = new BitSet();

    /// Until when this instance has the lease of each shard; in the past if it does not have it.
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

    /// Looks at every shard once, and publishes what waits in all of them together: ten messages are one call
    /// to SNS, whichever shards they come from. Called by one thread at a time. A shard that fails is logged
    /// and tried again at the next look; the others continue, one by one if necessary.
    ///
    /// @return how many messages were published
    int publishPending() {
        var due = new TreeMap<Integer, List<OutboxRow>>();
        for (int shard = 0; shard < shards; shard++) {
            try {
                due.put(shard, look(shard));
            } catch (RuntimeException e) {
                sayOnce(shard, e);
            }
        }
        try {
            return publish(due.values().stream().flatMap(List::stream).toList());
        } catch (RuntimeException e) {
            return publishOneByOne(due);
        }
    }

    private int publishOneByOne(Map<Integer, List<OutboxRow>> due) {
        int published = 0;
        for (var shard : due.entrySet()) {
            try {
                published += publish(shard.getValue());
            } catch (RuntimeException e) {
                sayOnce(shard.getKey(), e);
            }
        }
        return published;
    }

    /// Gives all shards back, so that other instances need not wait until the leases expire. Called after
    /// the last look.
    void stop() {
        for (int shard = 0; shard < shards; shard++) {
            try {
                release(shard);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Shard {} of the outbox could not be given back; its lease ends on its own: {}",
                        shard,
                        e.toString());
            }
        }
    }

    /// The pending rows of a shard that this instance has.
    private List<OutboxRow> look(int shard) {
        Instant began = clock.instant();
        List<OutboxRow> waiting = waiting(shard);
        if (waiting.isEmpty()) {
            metrics.waitsSince(shard, began);
            release(shard);
            failing.clear(shard);
            return List.of();
        }
        Instant oldest = waiting.getFirst().createdAt();
        metrics.waitsSince(shard, oldest.isBefore(began) ? oldest : began);
        return hasLease(shard) ? waiting : List.of();
    }

    private List<OutboxRow> waiting(int shard) {
        JustPublished known = justPublished.get(shard);
        return store.pending(shard, AT_ONCE + known.size(clock.instant())).stream()
                .filter(row -> !known.contains(row))
                .limit(AT_ONCE)
                .toList();
    }

    private int publish(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        MessagePublisher.Answer answer = publisher.publish(rows);
        List<OutboxRow> accepted = answer.accepted();
        rows.forEach(row -> failing.clear(row.shard()));
        try {
            store.markPublished(accepted, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("{} messages are published, cannot be marked, and will be published again", accepted.size(), e);
            return 0;
        }
        accepted.forEach(row -> justPublished.get(row.shard()).add(row, clock.instant()));
        metrics.published(accepted.size());
        answer.refused().forEach(this::setApart);
        return accepted.size();
    }

    private void setApart(MessagePublisher.Refused refused) {
        LOG.error(
                "{} can never be published and is set apart: {}", refused.row().id(), refused.reason());
        store.setApart(refused.row(), refused.reason(), clock.instant());
        metrics.setApart();
    }

    /// Logged once per outage: looks follow each other within a second.
    private void sayOnce(int shard, RuntimeException failure) {
        if (!failing.get(shard)) {
            LOG.warn("Shard {} of the outbox cannot be published; its messages stay for later looks", shard, failure);
            failing.set(shard);
        }
    }

    /// Renews a lease once half of it is over: one write in seconds instead of one per look.
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
            leases.release(name(shard));
            leasedUntil[shard] = Instant.EPOCH;
        }
    }

    private static String name(int shard) {
        return "outbox#" + shard;
    }
}
