package dev.usher.localcloud.cloud;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings back, every few seconds, what an AWS that we do not run may have forgotten.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("upkeep").factory());
    private final Set<String> failing = new HashSet<>();

    /// Repeats this until it is closed. A chore that fails is tried again at the next look.
    void add(String what, Runnable chore) {
        var millis = BETWEEN_LOOKS.toMillis();
        var _ = thread.scheduleWithFixedDelay(() -> run(what, chore), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void run(String what, Runnable chore) {
        try {
            chore.run();
            failing.remove(what);
        } catch (RuntimeException notNow) {
            // One that is thrown would end all later looks. Looks follow each other every few seconds: each failure is
            // said once.
            if (failing.add(what)) {
                LOG.warn("{} cannot be looked after now; trying again: {}", what, notNow.toString());
            }
        }
    }
}
