package dev.usher.validation.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalRecorderTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void stoppingWritesWhatWaits() throws Exception {
        var store = new InMemoryRefusalStore();
        var recorder = new RefusalRecorder(store, meters);
        IntStream.range(0, 60).forEach(n -> recorder.record(refusal(n)));

        recorder.start();
        recorder.stop();

        assertThat(store.ofEvent(EVENT)).hasSize(60);
        assertThat(dropped()).isZero();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        var recorder = new RefusalRecorder(new InMemoryRefusalStore(), meters);

        IntStream.range(0, 10_003).forEach(n -> recorder.record(refusal(n)));

        assertThat(dropped()).isEqualTo(3);
    }

    @Test
    void whatCannotBeWrittenIsDroppedAndCounted() throws Exception {
        var recorder = new RefusalRecorder(new Broken(), meters);
        recorder.record(refusal(1));

        recorder.start();
        recorder.stop();

        assertThat(dropped()).isEqualTo(1);
    }

    @Test
    void ofABatchThatIsStoredInPartOnlyTheRestIsDropped() throws Exception {
        var recorder = new RefusalRecorder(new Busy(), meters);
        IntStream.range(0, RefusalStore.MAX_BATCH).forEach(n -> recorder.record(refusal(n)));

        recorder.start();
        recorder.stop();

        assertThat(dropped()).isEqualTo(1);
    }

    private static Refusal refusal(int number) {
        return new Refusal(EVENT, "forged", Instant.EPOCH, "North", "DEVICE#1", "scan-" + number, null);
    }

    private double dropped() {
        return meters.get("usher.refusals.dropped").counter().count();
    }

    /// Leaves out one refusal of each full batch.
    private static final class Busy extends Broken {
        @Override
        public int record(List<Refusal> refusals) {
            return refusals.size() == MAX_BATCH ? 1 : 0;
        }
    }

    private static class Broken implements RefusalStore {
        @Override
        public int record(List<Refusal> refusals) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public boolean recordNew(Refusal refusal) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Optional<Refusal> find(EventId eventId, String deviceId, String scanId) {
            return Optional.empty();
        }

        @Override
        public Stream<Refusal> ofEvent(EventId eventId) {
            return Stream.empty();
        }
    }
}
