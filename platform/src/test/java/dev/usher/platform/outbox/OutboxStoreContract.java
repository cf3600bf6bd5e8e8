package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the relay may rely on, with a fake and with DynamoDB alike.
abstract class OutboxStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(15);

    /// The store under test.
    abstract OutboxStore store();

    /// Adds a row as a service's transaction does.
    abstract void add(OutboxRow row);

    @Test
    void pendingRowsComeOldestFirstAndOnlyFromTheirShard() {
        OutboxRow younger = row("b", 0, NOW.plusSeconds(1));
        OutboxRow older = row("c", 0, NOW);
        add(younger);
        add(older);
        add(row("a", 1, NOW));

        assertThat(store().pending(0, 10)).containsExactly(older, younger);
        assertThat(store().pending(0, 1)).containsExactly(older);
    }

    @Test
    void aPublishedRowIsNoLongerPendingAndMarkingItAgainIsHarmless() {
        OutboxRow row = row("x", 2, NOW);
        add(row);

        store().markPublished(row, NOW);
        store().markPublished(row, NOW.plusSeconds(1));

        assertThat(store().pending(2, 10)).isEmpty();
    }

    @Test
    void oneHolderHasAShardUntilItsLeaseEnds() {
        assertThat(store().lease(3, "one", NOW, LEASE)).isTrue();
        assertThat(store().lease(3, "two", NOW.plusSeconds(14), LEASE)).isFalse();
        assertThat(store().lease(3, "one", NOW.plusSeconds(14), LEASE)).isTrue();
        assertThat(store().lease(3, "two", NOW.plusSeconds(30), LEASE)).isTrue();
    }

    @Test
    void ofManyWhoWantAShardAtTheSameTimeOneGetsIt() {
        long winners = IntStream.range(0, 16)
                .parallel()
                .filter(i -> store().lease(1, "holder-" + i, NOW, LEASE))
                .count();

        assertThat(winners).isEqualTo(1);
    }

    static OutboxRow row(String id, int shard, Instant createdAt) {
        return new OutboxRow(id, "payment-succeeded", "PaymentSucceeded", "{}", shard, createdAt);
    }
}
