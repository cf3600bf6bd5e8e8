package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the relay may rely on, with a fake and with DynamoDB alike.
abstract class OutboxStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

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
    void publishedRowsAreNoLongerPendingAndMarkingThemAgainIsHarmless() {
        var rows = List.of(row("x", 2, NOW), row("y", 2, NOW));
        var stays = row("z", 2, NOW);
        rows.forEach(this::add);
        add(stays);

        store().markPublished(rows, NOW);
        store().markPublished(rows, NOW.plusSeconds(1));

        assertThat(store().pending(2, 10)).containsExactly(stays);
    }

    @Test
    void theOrderHoldsWithinASecondToo() {
        OutboxRow second = row("a", 3, NOW.plusMillis(5));
        OutboxRow first = row("b", 3, NOW);
        OutboxRow third = row("c", 3, NOW.plusMillis(50));
        List.of(second, first, third).forEach(this::add);

        assertThat(store().pending(3, 10)).containsExactly(first, second, third);
    }

    static OutboxRow row(String id, int shard, Instant createdAt) {
        return new OutboxRow(id, "payment-succeeded", "PaymentSucceeded", "{}", shard, createdAt);
    }
}
