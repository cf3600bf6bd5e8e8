package dev.usher.validation.report;

import static dev.usher.validation.tally.Counted.ENTRY;
import static dev.usher.validation.tally.Counted.EXIT;
import static dev.usher.validation.tally.Counted.UNSCANNED_EXIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.validation.admission.PassedTickets;
import dev.usher.validation.admission.Way;
import dev.usher.validation.report.Recount.Recounted;
import dev.usher.validation.tally.Correction;
import dev.usher.validation.tally.Counted;
import dev.usher.validation.tally.DoorCount;
import dev.usher.validation.tally.DoorCountStore;
import dev.usher.validation.tally.DoorCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a recount does with every store.
abstract class RecountContract {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant NEXT = MINUTE.plusSeconds(60);

    private static final Counted FORGED = new Counted.Refused("forged");

    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract DoorCountStore counts();

    abstract PassedTickets tickets();

    @Test
    void countsThatAKilledInstanceHadInMemoryComeBack() {
        var killed = new DoorCounter(counts(), new SimpleMeterRegistry(), Clock.systemUTC());
        add(count(MINUTE, "North", ENTRY), 1);
        enter("North", MINUTE);
        TicketId ticket = enter("North", MINUTE.plusSeconds(59));
        killed.passed(eventId, "North", MINUTE.plusSeconds(59), Way.ENTRY);
        enter("South", NEXT);
        killed.passed(eventId, "South", NEXT, Way.ENTRY);
        tickets().left(eventId, ticket, "South", NEXT);
        killed.passed(eventId, "South", NEXT, Way.EXIT);

        assertThat(recount())
                .isEqualTo(new Recounted(
                        List.of(
                                new Correction(count(MINUTE, "North", ENTRY), 1, 2),
                                new Correction(count(NEXT, "South", ENTRY), 0, 1),
                                new Correction(count(NEXT, "South", EXIT), 0, 1)),
                        0));
        assertThat(counts().byGate(eventId))
                .isEqualTo(Map.of("North", Map.of(ENTRY, 2), "South", Map.of(ENTRY, 1, EXIT, 1)));
        assertThat(counts().byMinute(eventId, MINUTE))
                .isEqualTo(Map.of(MINUTE, Map.of(ENTRY, 2), NEXT, Map.of(ENTRY, 1, EXIT, 1)));
        assertThat(recount()).isEqualTo(new Recounted(List.of(), 0));
    }

    @Test
    void whatWasCountedTwiceOrTakenBackIsTakenAway() {
        TicketId undone = enter("North", MINUTE);
        tickets().undone(undone, MINUTE, MINUTE.plusSeconds(30));
        enter("North", MINUTE);
        add(count(MINUTE, "North", ENTRY), 5);
        add(count(NEXT, "Nowhere", EXIT), 1);
        add(count(MINUTE, "North", FORGED), 4);

        recount();

        assertThat(counts().passages(eventId))
                .isEqualTo(Map.of(count(MINUTE, "North", ENTRY), 1, count(NEXT, "Nowhere", EXIT), 0));
        assertThat(counts().byGate(eventId))
                .isEqualTo(Map.of("North", Map.of(ENTRY, 1, FORGED, 4), "Nowhere", Map.of(EXIT, 0)));
    }

    @Test
    void whoLeftWithoutHavingBeenScannedInCounts() {
        tickets().left(eventId, new TicketId(UUID.randomUUID()), "North", MINUTE);
        add(count(MINUTE, "North", UNSCANNED_EXIT), 1);

        assertThat(recount()).isEqualTo(new Recounted(List.of(), 0));
    }

    @Test
    void minutesInWhichCountsMayStillBeOnTheirWayAreLeftAlone() {
        Instant young = NOW.minusSeconds(150);
        enter("North", young);
        tickets().entered(eventId, "North", MINUTE, NOW.minusSeconds(59));
        TicketId undone = enter("North", NEXT);
        tickets().undone(undone, NEXT, NOW.minusSeconds(59));
        add(count(NOW, "South", ENTRY), 1);
        add(count(NEXT.plusSeconds(60), "South", ENTRY), 1);

        assertThat(recount())
                .isEqualTo(new Recounted(
                        List.of(new Correction(count(NEXT.plusSeconds(60), "South", ENTRY), 1, 0)), 4));
        assertThat(recountAt(NOW.plusSeconds(60)).corrections())
                .containsExactly(
                        new Correction(count(MINUTE, "North", ENTRY), 0, 1),
                        new Correction(count(young, "North", ENTRY), 0, 1));
    }

    @Test
    void ofRecountsAtOnceOneCorrectsEachSum() throws Exception {
        IntStream.range(0, 20).forEach(n -> enter("Gate " + n % 2, MINUTE.plusSeconds(60L * n)));
        var recounts = IntStream.range(0, 8)
                .<Callable<Recounted>>mapToObj(_ -> this::recount)
                .toList();

        List<Recounted> done;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            done = threads.invokeAll(recounts).stream().map(Future::resultNow).toList();
        }

        assertThat(done.stream().flatMap(one -> one.corrections().stream()))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(counts().byGate(eventId))
                .isEqualTo(Map.of("Gate 0", Map.of(ENTRY, 10), "Gate 1", Map.of(ENTRY, 10)));
    }

    @Test
    void aCountThatArrivesDuringTheRecountIsNotCountedTwice() {
        enter("North", MINUTE);
        enter("North", NEXT);
        var late = count(MINUTE, "North", ENTRY);

        Recounted recounted = recount(new AddsAfterReading(counts(), late), NOW);

        assertThat(recounted).isEqualTo(new Recounted(List.of(new Correction(count(NEXT, "North", ENTRY), 0, 1)), 1));
        assertThat(counts().passages(eventId)).isEqualTo(Map.of(late, 1, count(NEXT, "North", ENTRY), 1));
        assertThat(recount()).isEqualTo(new Recounted(List.of(), 0));
    }

    @Test
    void aLongEveningIsCorrectedInBatches() {
        var expected = new HashMap<DoorCount, Integer>();
        for (int i = 0; i < 2 * DoorCountStore.MAX_BATCH + 1; i++) {
            Instant at = MINUTE.minusSeconds(60L * i);
            enter("North", at);
            expected.put(count(at, "North", ENTRY), 1);
        }

        assertThat(recount().corrections()).hasSize(expected.size());
        assertThat(counts().passages(eventId)).isEqualTo(expected);
        assertThat(counts().byGate(eventId)).isEqualTo(Map.of("North", Map.of(ENTRY, expected.size())));
    }

    private TicketId enter(String gate, Instant at) {
        return tickets().entered(eventId, gate, at);
    }

    private void add(DoorCount count, int more) {
        counts().add(Map.of(count, more), UUID.randomUUID().toString());
    }

    private Recounted recount() {
        return recountAt(NOW);
    }

    private Recounted recountAt(Instant now) {
        return recount(counts(), now);
    }

    private Recounted recount(DoorCountStore store, Instant now) {
        return new Recount(store, tickets().store(), new SimpleMeterRegistry(), Clock.fixed(now, ZoneOffset.UTC))
                .of(eventId);
    }

    private DoorCount count(Instant at, String gate, Counted what) {
        return new DoorCount(eventId, at, gate, what);
    }

    /// A count was still on its way when the sums were read.
    private record AddsAfterReading(DoorCountStore real, DoorCount late) implements DoorCountStore {
        @Override
        public Map<DoorCount, Integer> passages(EventId eventId) {
            var read = real.passages(eventId);
            real.add(Map.of(late, 1), UUID.randomUUID().toString());
            return read;
        }

        @Override
        public void add(Map<DoorCount, Integer> counts, String token) {
            real.add(counts, token);
        }

        @Override
        public List<Correction> correct(List<Correction> corrections) {
            return real.correct(corrections);
        }

        @Override
        public Map<String, Map<Counted, Integer>> byGate(EventId eventId) {
            return real.byGate(eventId);
        }

        @Override
        public Map<Instant, Map<Counted, Integer>> byMinute(EventId eventId, Instant from) {
            return real.byMinute(eventId, from);
        }
    }
}
