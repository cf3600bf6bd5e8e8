package dev.usher.payment.notices;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.List;

/// Shows what alarms watch as zero from the start: a number that appears with the first failure does not rise by it.
@Singleton
final class NoticeMetrics implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        List.of("livemode", "paid_twice", "mismatch")
                .forEach(what -> meters.counter("usher.payments.review", "what", what));
        List.of("invalid_signature", "other_api_version")
                .forEach(outcome -> meters.counter("usher.webhooks", "outcome", outcome));
    }
}
