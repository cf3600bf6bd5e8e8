package dev.usher.platform.outbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs the relay on its own thread: immediately after a wake-up, rarely when there is nothing to do. Under
/// load it looks once per busy poll at most, because everything that gathers in between is published for the
/// price of one look.
@Singleton
@Requires(bean = OutboxConfig.class)
@Requires(property = "usher.background", notEquals = "false")
final class RelayLoop implements ApplicationEventListener<StartupEvent> {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final OutboxRelay relay;
    private final RelayWakeUp wakeUp;
    private final OutboxConfig config;
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();
    private volatile boolean stopping;

    RelayLoop(OutboxRelay relay, RelayWakeUp wakeUp, OutboxConfig config) {
        this.relay = relay;
        this.wakeUp = wakeUp;
        this.config = config;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        running.set(Thread.ofVirtual().name("outbox-relay").start(this::run));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        wakeUp.signal();
        Thread thread = running.get();
        if (thread != null) {
            if (thread.join(STOP_WITHIN)) {
                relay.stop();
            }
        }
    }

    private void run() {
        Duration rest = config.busyPoll();
        try {
            while (!stopping) {
                boolean nudged = wakeUp.await(rest);
                boolean published = relay.publishPending() > 0;
                rest = published || nudged ? config.busyPoll() : longer(rest);
                if (published) {
                    Thread.sleep(config.busyPoll());
                }
            }
            // What the last requests and messages have written; otherwise it would wait for the next start.
            relay.publishPending();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Twice as long, up to the idle rest: right after a wake-up the index may not show the row yet.
    private Duration longer(Duration rest) {
        Duration twice = rest.multipliedBy(2);
        return twice.compareTo(config.idlePoll()) < 0 ? twice : config.idlePoll();
    }
}
