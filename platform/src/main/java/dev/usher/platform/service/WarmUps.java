package dev.usher.platform.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs every [WarmUp] at the same time, before queues are consumed and before the port opens.
@Singleton
@Requires(property = "usher.background", notEquals = "false")
final class WarmUps implements ApplicationEventListener<StartupEvent>, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUps.class);

    /// No start waits longer than this for something that cannot be reached.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final List<WarmUp> warmUps;
    private final Duration longest;

    @Inject
    WarmUps(List<WarmUp> warmUps) {
        this(warmUps, LONGEST);
    }

    WarmUps(List<WarmUp> warmUps, Duration longest) {
        this.warmUps = warmUps;
        this.longest = longest;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        warmUp();
    }

    void warmUp() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            threads.invokeAll(
                    warmUps.stream().map(WarmUps::quietly).toList(), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Does not wait for what takes longer.
            threads.shutdownNow();
        }
    }

    private static Callable<Void> quietly(WarmUp warmUp) {
        return () -> {
            try {
                warmUp.warmUp();
            } catch (RuntimeException e) {
                LOG.info("Not warmed up: {}: {}", warmUp.getClass().getSimpleName(), e.toString());
            }
            return null;
        };
    }
}
