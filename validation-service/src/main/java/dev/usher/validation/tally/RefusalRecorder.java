package dev.usher.validation.tally;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores refusals after the scan was answered, so that nobody at a door waits for it. Refusals that do not
/// fit the queue or cannot be written are dropped and counted in `usher_refusals_dropped_total`: refusals are
/// statistics, admissions are not.
@Singleton
public final class RefusalRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecorder.class);
    private static final int CAPACITY = 10_000;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final RefusalStore store;
    private final Counter dropped;
    private final BlockingQueue<Refusal> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread writer = Thread.ofVirtual().name("refusals").unstarted(this::writeUntilStopped);
    private volatile boolean stopping;

    RefusalRecorder(RefusalStore store, MeterRegistry meters) {
        this.store = store;
        this.dropped = meters.counter("usher.refusals.dropped");
        meters.gaugeCollectionSize("usher.refusals.waiting", List.of(), waiting);
    }

    /// Stores the refusal later. Returns immediately.
    public void record(Refusal refusal) {
        if (!waiting.offer(refusal)) {
            dropped.increment();
        }
    }

    /// Stores the refusal now, unless the refusal of the same scan is stored already.
    ///
    /// @return whether it was stored
    /// @throws RuntimeException if the store cannot be reached; the refusal may have been stored
    public boolean recordNew(Refusal refusal) {
        return store.recordNew(refusal);
    }

    @PostConstruct
    void start() {
        writer.start();
    }

    /// Writes what is waiting, then stops.
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        if (!writer.join(LONGEST_STOP)) {
            LOG.warn("Stopped with {} refusals unwritten", waiting.size());
            writer.interrupt();
        }
    }

    private void writeUntilStopped() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                Refusal first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Refusal>(List.of(first));
                    waiting.drainTo(batch, RefusalStore.MAX_BATCH - 1);
                    write(batch);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Refusal> batch) {
        try {
            int left = store.record(batch);
            if (left > 0) {
                dropped.increment(left);
                LOG.warn("Dropped {} of {} refusals, because the store is busy", left, batch.size());
            }
        } catch (RuntimeException e) {
            dropped.increment(batch.size());
            LOG.warn("Dropped {} refusals: {}", batch.size(), e.toString());
        }
    }
}
