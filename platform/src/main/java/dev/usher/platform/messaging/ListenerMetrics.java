package dev.usher.platform.messaging;

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

    void concluded(String queue, Verdict verdict) {
        String name = verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("usher.messages", "queue", queue, "verdict", name).increment();
    }
}
