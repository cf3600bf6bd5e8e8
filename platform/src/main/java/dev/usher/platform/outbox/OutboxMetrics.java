package dev.usher.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What operations see of the outbox: `usher_outbox_published_total`, `usher_outbox_set_apart_total` and
/// `usher_outbox_oldest_age_seconds`.
///
/// The age is that of the oldest message that may still be waiting. It rises whatever the reason: while a
/// shard cannot be read, everything since its last look counts as waiting.
@Singleton
@Requires(bean = OutboxConfig.class)
final class OutboxMetrics {
    private final Clock clock;
    private final Instant start;
    private final Counter published;
    private final Counter setApart;
    private final Map<Integer, Instant> waitingSince = new ConcurrentHashMap<>();

    OutboxMetrics(MeterRegistry registry, Clock clock, OutboxConfig config) {
        this.clock = clock;
        this.start = clock.instant();
        this.published = registry.counter("usher.outbox.published");
        this.setApart = registry.counter("usher.outbox.set.apart");
        for (int shard = 0; shard < config.shards(); shard++) {
            waitingSince.put(shard, start);
        }
        // Strong reference: a registry refers weakly to what its gauges read, and shows NaN once that is collected.
        Gauge.builder("usher.outbox.oldest.age.seconds", this, OutboxMetrics::ageInSeconds)
                .strongReference(true)
                .register(registry);
    }

    void published(int messages) {
        published.increment(messages);
    }

    void setApart() {
        setApart.increment();
    }

    /// Everything that was written to a shard before this instant has been published.
    void waitsSince(int shard, Instant since) {
        waitingSince.put(shard, since);
    }

    private double ageInSeconds() {
        Instant oldest =
                waitingSince.values().stream().min(Comparator.naturalOrder()).orElse(start);
        return Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
