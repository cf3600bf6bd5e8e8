package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/// The organizer's numbers, for tests of what is reported there.
public final class TallyOfTests {
    private final InMemoryRefusalStore refusals = new InMemoryRefusalStore();
    private final InMemoryDoorCountStore counts = new InMemoryDoorCountStore();
    private final RefusalRecorder recorder = new RefusalRecorder(refusals, new SimpleMeterRegistry());
    private final DoorCounter counter = new DoorCounter(counts, new SimpleMeterRegistry(), Clock.systemUTC());

    /// Keeps refusals.
    public RefusalRecorder recorder() {
        return recorder;
    }

    /// Counts.
    public DoorCounter counter() {
        return counter;
    }

    /// The sums over all gates by what is counted, after writing all that waits.
    public Map<String, Integer> sums(EventId eventId) throws InterruptedException {
        counter.start();
        counter.stop();
        var sums = new TreeMap<String, Integer>();
        counts.byGate(eventId)
                .values()
                .forEach(gate -> gate.forEach((what, number) -> sums.merge(what.wireName(), number, Integer::sum)));
        return sums;
    }

    /// How many refusals are kept, after writing all that waits.
    public long refusals(EventId eventId) throws InterruptedException {
        recorder.start();
        recorder.stop();
        return refusals.ofEvent(eventId).count();
    }
}
