package dev.usher.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/// Metrics of consuming for operations: `usher_messages_total` by queue and verdict,
/// `usher_message_handling_seconds`.
final class ListenerMetrics {
    private final MeterRegistry registry;

    ListenerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Verdict timed(String queue, Supplier<Verdict> handling) {
        return Objects.requireNonNull(
                registry.timer("usher.message.handling", "queue", queue).record(handling));
    }

    /// Shows the numbers of a queue as zero, before anything has happened: an alarm on one that only appears with the
    /// first failure would miss that failure.
    void register(String queue) {
        for (Class<?> verdict : Verdict.class.getPermittedSubclasses()) {
            counter(queue, verdict);
        }
    }

    void concluded(String queue, Verdict verdict) {
        counter(queue, verdict.getClass()).increment();
    }

    private Counter counter(String queue, Class<?> verdict) {
        return registry.counter("usher.messages", "queue", queue, "verdict", name(verdict));
    }

    /// The word for a verdict, such as `retryafter`.
    static String name(Class<?> verdict) {
        return verdict.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
