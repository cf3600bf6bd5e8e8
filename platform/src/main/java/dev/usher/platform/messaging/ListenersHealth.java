package dev.usher.platform.messaging;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Not ready while a queue is not consumed. A resting queue counts as consumed: it waits for a
/// dependency, and another instance would do the same. So does one that operations hold.
@Singleton
@Requires(property = "usher.background", notEquals = "false")
@Readiness
final class ListenersHealth implements HealthIndicator {
    private final QueueListeners listeners;

    ListenersHealth(QueueListeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(result());
    }

    private HealthResult result() {
        List<String> silent = listeners.silentQueues();
        return HealthResult.builder("queues", silent.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(Map.of("silent", silent, "resting", listeners.restingQueues(), "held", listeners.heldQueues()))
                .build();
    }
}
