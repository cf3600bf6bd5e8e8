package dev.usher.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// What operations see of the outbox: `usher_outbox_published_total` and `usher_outbox_oldest_age_seconds`.
@Singleton
@Requires(bean = OutboxConfig.class)
final class OutboxMetrics {
    private final AtomicReference<Duration> oldestAge = new AtomicReference<>(Duration.ZERO);
    private final Counter published;

    OutboxMetrics(MeterRegistry registry) {
        this.published = registry.counter("usher.outbox.published");
        // Strong: by default a registry lets its gauges' subjects be collected, and shows NaN from then on.
        Gauge.builder(
                        "usher.outbox.oldest.age.seconds",
                        oldestAge,
                        age -> age.get().toMillis() / 1000.0)
                .strongReference(true)
                .register(registry);
    }

    void published(int messages) {
        published.increment(messages);
    }

    void looked(Duration ageOfOldest) {
        oldestAge.set(ageOfOldest);
    }
}
