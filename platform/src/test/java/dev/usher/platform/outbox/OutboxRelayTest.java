package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final OutboxConfig CONFIG = new OutboxConfig(
            "payment-outbox",
            4,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            Duration.ofDays(14));

    private final InMemoryOutboxStore store = new InMemoryOutboxStore();
    private final List<String> topic = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void everyPendingRowOfEveryShardIsPublishedOnce() {
        IntStream.range(0, 35).forEach(i -> store.add(OutboxStoreContract.row("m" + i, i % 4, NOW.minusSeconds(i))));
        OutboxRelay relay = relay(this::accept);

        int published = 0;
        for (int round = relay.publishPending(); round > 0; round = relay.publishPending()) {
            published += round;
        }

        assertThat(published).isEqualTo(35);
        assertThat(topic).hasSize(35).doesNotHaveDuplicates();
        assertThat(relay.publishPending()).isZero();
    }

    @Test
    void whatTheTopicRefusesStaysForTheNextLook() {
        store.add(OutboxStoreContract.row("good", 0, NOW));
        store.add(OutboxStoreContract.row("bad", 0, NOW));

        relay(rows -> rows.stream().filter(row -> row.id().equals("good")).toList())
                .publishPending();

        assertThat(store.pending(0, 10)).extracting(OutboxRow::id).containsExactly("bad");
    }

    @Test
    void aFailingTopicLosesNothing() {
        store.add(OutboxStoreContract.row("m", 0, NOW));
        OutboxRelay relay = relay(_ -> {
            throw new IllegalStateException("SNS is away");
        });

        assertThatThrownBy(relay::publishPending).hasMessage("SNS is away");
        assertThat(store.pending(0, 10)).hasSize(1);
    }

    @Test
    void aShardThatAnotherInstanceHoldsIsLeftToIt() {
        store.add(OutboxStoreContract.row("m", 0, NOW));
        store.lease(0, "another instance", NOW, Duration.ofSeconds(15));

        assertThat(relay(this::accept).publishPending()).isZero();
        assertThat(topic).isEmpty();
    }

    @Test
    void operationsSeeHowOldTheOldestMessageIs() {
        store.add(OutboxStoreContract.row("m", 1, NOW.minusSeconds(90)));

        relay(_ -> List.of()).publishPending();

        assertThat(meters.get("usher.outbox.oldest.age.seconds").gauge().value())
                .isEqualTo(90.0);
    }

    private List<OutboxRow> accept(List<OutboxRow> rows) {
        rows.forEach(row -> topic.add(row.id()));
        return rows;
    }

    private OutboxRelay relay(MessagePublisher publisher) {
        return new OutboxRelay(store, publisher, new OutboxMetrics(meters), Clock.fixed(NOW, ZoneOffset.UTC), CONFIG);
    }
}
