package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.lease.InMemoryLeases;
import dev.usher.platform.lease.Leases;
import dev.usher.platform.outbox.MessagePublisher.Answer;
import dev.usher.platform.outbox.MessagePublisher.Refused;
import dev.usher.platform.testing.MovingClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final OutboxConfig CONFIG = OutboxConfig.of("payment-outbox");

    private final MovingClock clock = new MovingClock(NOW);
    private final InMemoryLeases leases = new InMemoryLeases(clock);
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

        relay(rows -> accepted(
                        rows.stream().filter(row -> row.id().equals("good")).toList()))
                .publishPending();

        assertThat(store.pending(0, 10)).extracting(OutboxRow::id).containsExactly("bad");
    }

    @Test
    void aFailingTopicLosesNothing() {
        store.add(OutboxStoreContract.row("m", 0, NOW));
        OutboxRelay relay = relay(_ -> {
            throw new IllegalStateException("SNS is away");
        });

        assertThat(relay.publishPending()).isZero();
        assertThat(store.pending(0, 10)).hasSize(1);
    }

    @Test
    void aShardThatFailsSkipsNoOther() {
        IntStream.range(0, 4).forEach(shard -> store.add(OutboxStoreContract.row("m" + shard, shard, NOW)));

        relay(rows -> {
                    if (rows.getFirst().shard() == 0) {
                        throw new IllegalStateException("SNS is away");
                    }
                    return accept(rows);
                })
                .publishPending();

        assertThat(topic).containsExactly("m1", "m2", "m3");
    }

    @Test
    void whatCanNeverBePublishedIsSetApartAndCounted() {
        store.add(OutboxStoreContract.row("good", 0, NOW));
        store.add(OutboxStoreContract.row("bad", 0, NOW.minusSeconds(1)));

        relay(rows -> new Answer(
                        rows.stream().filter(row -> row.id().equals("good")).toList(),
                        rows.stream()
                                .filter(row -> row.id().equals("bad"))
                                .map(row -> new Refused(row, "InvalidParameter"))
                                .toList()))
                .publishPending();

        assertThat(store.pending(0, 10)).isEmpty();
        assertThat(meters.get("usher.outbox.set.apart").counter().count()).isEqualTo(1.0);
    }

    @Test
    void aStopGivesTheShardsToTheOthers() {
        store.add(OutboxStoreContract.row("m", 0, NOW));
        OutboxRelay relay = relay(_ -> Answer.nothing());
        relay.publishPending();
        Leases others = leases.seenBy("another instance", clock);
        assertThat(others.tryTake("outbox#0", Duration.ofSeconds(15))).isFalse();

        relay.stop();

        assertThat(others.tryTake("outbox#0", Duration.ofSeconds(15))).isTrue();
    }

    @Test
    void aShardThatAnotherInstanceHoldsIsLeftToIt() {
        store.add(OutboxStoreContract.row("m", 0, NOW));
        leases.seenBy("another instance", clock).tryTake("outbox#0", Duration.ofSeconds(15));

        assertThat(relay(this::accept).publishPending()).isZero();
        assertThat(topic).isEmpty();
    }

    @Test
    void aShardWithoutWorkIsFreeForWhoeverHasSome() {
        store.add(OutboxStoreContract.row("m", 0, NOW));
        OutboxRelay relay = relay(this::accept);
        relay.publishPending();
        relay.publishPending();

        assertThat(leases.seenBy("another instance", clock).tryTake("outbox#0", Duration.ofSeconds(15)))
                .isTrue();
    }

    @Test
    void aRowThatTheIndexStillShowsIsNotSentAgain() {
        var row = OutboxStoreContract.row("m", 0, NOW);
        store.add(row);
        OutboxRelay relay = relay(this::accept);
        relay.publishPending();
        store.add(row);

        assertThat(relay.publishPending()).isZero();
        assertThat(topic).containsExactly("m");
    }

    @Test
    void aBacklogLargerThanOneLookIsPublishedWhole() {
        IntStream.range(0, 350).forEach(i -> store.add(OutboxStoreContract.row("m" + i, 0, NOW.minusSeconds(i))));
        OutboxRelay relay = relay(this::accept);

        assertThat(relay.publishPending()).isEqualTo(OutboxRelay.AT_ONCE);
        while (relay.publishPending() > 0) {
            assertThat(topic).doesNotHaveDuplicates();
        }

        assertThat(topic).hasSize(350);
    }

    @Test
    void operationsSeeHowOldTheOldestMessageIs() {
        store.add(OutboxStoreContract.row("m", 1, NOW.minusSeconds(90)));

        relay(_ -> Answer.nothing()).publishPending();

        assertThat(oldestAge()).isEqualTo(90.0);
    }

    @Test
    void theAgeRisesWhileNobodyCanLook() {
        OutboxRelay relay = relay(this::accept);
        relay.publishPending();
        assertThat(oldestAge()).isZero();

        store.isAway = true;
        clock.advance(Duration.ofMinutes(5));
        relay.publishPending();

        assertThat(oldestAge()).isEqualTo(300.0);
        store.isAway = false;
        relay.publishPending();
        assertThat(oldestAge()).isZero();
    }

    private double oldestAge() {
        return meters.get("usher.outbox.oldest.age.seconds").gauge().value();
    }

    private Answer accept(List<OutboxRow> rows) {
        rows.forEach(row -> topic.add(row.id()));
        return accepted(rows);
    }

    private static Answer accepted(List<OutboxRow> rows) {
        return new Answer(rows, List.of());
    }

    private OutboxRelay relay(MessagePublisher publisher) {
        return new OutboxRelay(store, publisher, leases, new OutboxMetrics(meters, clock, CONFIG), clock, CONFIG);
    }
}
