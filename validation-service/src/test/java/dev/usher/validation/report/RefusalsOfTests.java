package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;

/// Refusals that a test looks at.
public final class RefusalsOfTests {
    private final InMemoryRefusalStore store = new InMemoryRefusalStore();
    private final RefusalRecorder recorder = new RefusalRecorder(store, new SimpleMeterRegistry());

    /// Keeps them.
    public RefusalRecorder recorder() {
        return recorder;
    }

    /// What was kept, after writing all that waits.
    public Map<String, Integer> countByReason(EventId eventId) throws InterruptedException {
        recorder.start();
        recorder.stop();
        return store.countByReason(eventId);
    }
}
