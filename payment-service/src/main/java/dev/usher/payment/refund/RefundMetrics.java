package dev.usher.payment.refund;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/// Shows what alarms watch as zero from the start: a number that appears with the first failure does not rise by it.
@Singleton
final class RefundMetrics implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        meters.counter("usher.refunds", "outcome", "failed");
        meters.counter("usher.payments.review", "what", "refund_failed");
    }
}
