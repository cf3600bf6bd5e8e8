package dev.usher.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.Way;
import dev.usher.validation.report.Admissions.Tally;
import dev.usher.validation.tally.Correction;
import dev.usher.validation.tally.Counted;
import dev.usher.validation.tally.DoorCount;
import dev.usher.validation.tally.DoorCountStore;
import dev.usher.validation.tally.DoorCounter;
import dev.usher.validation.tally.InMemoryDoorCountStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionReportTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
    private static final Instant MINUTE = Instant.parse("2026-11-22T18:29:00Z");

    private final InMemoryDoorCountStore counts = new InMemoryDoorCountStore();
    private final DoorCounter counter = new DoorCounter(counts, new SimpleMeterRegistry(), Clock.systemUTC());
    private final AdmissionReport report =
            new AdmissionReport(counts, new InMemoryLatestEntries(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatHappenedAtTheDoorIsSummedUp() throws InterruptedException {
        IntStream.range(0, 70).forEach(n -> counter.passed(EVENT, "Gate " + n % 3, MINUTE.plusMillis(n), Way.ENTRY));
        counter.passed(EVENT, "Gate 0", MINUTE, Way.EXIT);
        counter.refused(EVENT, "Gate 1", MINUTE, "forged");
        counter.refused(EVENT, "Gate 2", NOW.minusSeconds(8 * 3600), "forged");
        counter.refused(EVENT, "Gate 1", MINUTE, "already_used");

        counter.start();
        counter.stop();

        assertThat(report.of(EVENT))
                .isEqualTo(new Admissions(
                        69,
                        Map.of(
                                "Gate 0", new Tally(24, 1, 0),
                                "Gate 1", new Tally(23, 0, 2),
                                "Gate 2", new Tally(23, 0, 1)),
                        Map.of(MINUTE, new Tally(70, 1, 2)),
                        Map.of("forged", 2, "already_used", 1),
                        List.of()));
    }

    @Test
    void anEventThatNobodyEnteredIsAllZero() {
        assertThat(report.of(EVENT)).isEqualTo(new Admissions(0, Map.of(), Map.of(), Map.of(), List.of()));
    }

    @Test
    void anAdditionThatFailedIsRepeatedAndCountsOnce() throws InterruptedException {
        var flaky = new FailsAfterAdding(counts);
        var counting = new DoorCounter(flaky, new SimpleMeterRegistry(), Clock.systemUTC());
        counting.passed(EVENT, "North", MINUTE, Way.ENTRY);

        counting.start();
        flaky.awaitCalls(2);
        counting.stop();

        assertThat(counts.byGate(EVENT)).isEqualTo(Map.of("North", Map.of(Counted.ENTRY, 1)));
    }

    /// Its first answer is lost.
    private static final class FailsAfterAdding implements DoorCountStore {
        private final DoorCountStore real;
        private int calls;

        FailsAfterAdding(DoorCountStore real) {
            this.real = real;
        }

        @Override
        public synchronized void add(Map<DoorCount, Integer> counts, String token) {
            real.add(counts, token);
            calls++;
            notifyAll();
            if (calls == 1) {
                throw new IllegalStateException("the answer was lost");
            }
        }

        synchronized void awaitCalls(int expected) throws InterruptedException {
            while (calls < expected) {
                wait();
            }
        }

        @Override
        public List<Correction> correct(List<Correction> corrections) {
            return real.correct(corrections);
        }

        @Override
        public Map<DoorCount, Integer> passages(EventId eventId) {
            return real.passages(eventId);
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

    @Test
    void whoLeavesWithoutHavingBeenScannedInMakesNobodyFewerInside() throws InterruptedException {
        counter.passed(EVENT, "North", MINUTE, Way.ENTRY);
        counter.passed(EVENT, "North", MINUTE, Way.UNSCANNED_EXIT);
        counter.start();
        counter.stop();

        assertThat(report.of(EVENT).inside()).isEqualTo(1);
        assertThat(report.of(EVENT).byGate()).isEqualTo(Map.of("North", new Tally(1, 1, 0)));
    }
}
