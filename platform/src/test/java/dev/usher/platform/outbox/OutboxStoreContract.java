package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    void aRowThatIsSetApartIsInNobodysWay() {
        OutboxRow bad = row("bad", 2, NOW);
        OutboxRow good = row("good", 2, NOW.plusSeconds(1));
        List.of(bad, good).forEach(this::add);

        store().setApart(bad, "InvalidParameter", NOW);
        store().setApart(bad, "InvalidParameter", NOW.plusSeconds(1));

        assertThat(store().pending(2, 10)).containsExactly(good);
    }

    @Test
    void whatWasPublishedCannotBeSetApart() {
        OutboxRow row = row("published", 2, NOW);
        add(row);
        store().markPublished(List.of(row), NOW);

        store().setApart(row, "InvalidParameter", NOW);

        assertThat(store().pending(2, 10)).isEmpty();
    }

    @Test
    void moreRowsThanOneAnswerHoldsComeWhole() {
        String long200KB = "x".repeat(200_000);
        List<OutboxRow> rows = IntStream.range(0, 12)
                .mapToObj(i -> new OutboxRow(
                        "large" + i,
                        "payment-succeeded",
                        "PaymentSucceeded",
                        "EVENT#1",
                        long200KB,
                        1,
                        NOW.plusSeconds(i),
                        null))
                .toList();
        rows.forEach(this::add);

        assertThat(store().pending(1, 100)).isEqualTo(rows);
        assertThat(store().pending(1, 8)).isEqualTo(rows.subList(0, 8));
    }

    static OutboxRow row(String id, int shard, Instant createdAt) {
        return new OutboxRow(id, "payment-succeeded", "PaymentSucceeded", "EVENT#1", "{}", shard, createdAt, null);
    }
}
