package dev.usher.platform.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a message hidden while its handler still works, so that slow work is not started a second time
/// elsewhere.
@Singleton
final class VisibilityHeartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(VisibilityHeartbeat.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("visibility-heartbeat").daemon().factory());

    /// Renews the visibility timeout each time half of it has passed.
    ///
    /// @return stops the heartbeat when closed, which must happen before the message's fate is written
    Beating whileHandling(ReceivedMessage message, Duration visibilityTimeout) {
        long half = visibilityTimeout.toMillis() / 2;
        ScheduledFuture<?> beating = timer.scheduleAtFixedRate(
                () -> Thread.ofVirtual().start(() -> prolong(message, visibilityTimeout)),
                half,
                half,
                TimeUnit.MILLISECONDS);
        return () -> beating.cancel(false);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private static void prolong(ReceivedMessage message, Duration visibilityTimeout) {
        try {
            message.hideFor(visibilityTimeout);
        } catch (RuntimeException e) {
            LOG.warn("Message {} could not be kept hidden; it may be handled twice: {}", message.id(), e.toString());
        }
    }

    /// A heartbeat under way.
    @FunctionalInterface
    interface Beating extends AutoCloseable {
        @Override
        void close();
    }
}
