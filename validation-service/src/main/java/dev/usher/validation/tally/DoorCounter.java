package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.health.LookWatch;
import dev.usher.validation.admission.Way;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what happens at doors, after the scan was answered. It collects counts for half a second and adds
/// them in one call. An instance that is killed loses the counts of its last half second, until a recount.
@Singleton
public final class DoorCounter {
    private static final Logger LOG = LoggerFactory.getLogger(DoorCounter.class);
    private static final Duration GATHER = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final DoorCountStore store;
    private final LookWatch watch;
    private final Object lock = new Object();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread writer = Thread.ofVirtual().name("door-counts").unstarted(this::writeUntilStopped);
    private Map<DoorCount, Integer> gathered = new HashMap<>();

    public DoorCounter(DoorCountStore store, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.watch = new LookWatch("door-counts", meters, clock);
        meters.gauge("usher.door.counts.waiting", this, DoorCounter::waiting);
    }

    /// Counts a passage.
    public void passed(EventId eventId, String gate, Instant at, Way way) {
        count(new DoorCount(eventId, at, gate, new Counted.Passed(way)), 1);
    }

    /// Subtracts a passage that was undone from the minute in which it was counted.
    public void takenBack(EventId eventId, String gate, Instant at, Way way) {
        count(new DoorCount(eventId, at, gate, new Counted.Passed(way)), -1);
    }

    /// Counts a refusal.
    ///
    /// @param reason its wire name
    public void refused(EventId eventId, String gate, Instant at, String reason) {
        count(new DoorCount(eventId, at, gate, new Counted.Refused(reason)), 1);
    }

    @PostConstruct
    public void start() {
        writer.start();
    }

    /// Writes what is waiting, then stops.
    @PreDestroy
    public void stop() throws InterruptedException {
        stopping.countDown();
        if (!writer.join(LONGEST_STOP)) {
            LOG.warn("Stopped with {} counts unwritten", waiting());
            writer.interrupt();
        }
    }

    private void count(DoorCount what, int more) {
        synchronized (lock) {
            gathered.merge(what, more, Integer::sum);
        }
    }

    private int waiting() {
        synchronized (lock) {
            return gathered.size();
        }
    }

    private void writeUntilStopped() {
        try {
            while (!stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
                write();
            }
            write();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws InterruptedException {
        Map<DoorCount, Integer> counts;
        synchronized (lock) {
            counts = gathered;
            gathered = new HashMap<>();
        }
        var batch = new HashMap<DoorCount, Integer>();
        for (var count : counts.entrySet()) {
            batch.put(count.getKey(), count.getValue());
            if (batch.size() == DoorCountStore.MAX_BATCH) {
                write(Map.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            write(Map.copyOf(batch));
        }
        watch.looked();
    }

    /// Repeats until it succeeds. The token makes it count once. Meanwhile other counts are collected.
    private void write(Map<DoorCount, Integer> batch) throws InterruptedException {
        String token = UUID.randomUUID().toString();
        while (true) {
            try {
                store.add(batch, token);
                return;
            } catch (RuntimeException e) {
                LOG.warn("Cannot add {} counts now: {}", batch.size(), e.toString());
                if (stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }
}
