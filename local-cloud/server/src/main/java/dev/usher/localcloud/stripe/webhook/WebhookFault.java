package dev.usher.localcloud.stripe.webhook;

import java.time.Duration;
import java.util.Locale;

/// A way in which the delivery of webhooks goes wrong. Adding one is adding a constant here.
enum WebhookFault {
    /// `value` copies arrive at the same time.
    DUPLICATE(2) {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, long value) {
            return plan.withCopies(value);
        }
    },

    /// It arrives `value` milliseconds late.
    DELAY(1_000) {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, long value) {
            return plan.withDelay(Duration.ofMillis(value));
        }
    },

    /// It never arrives; only `/v1/events` tells.
    DROP(0) {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, long value) {
            return plan.asDropped();
        }
    },

    /// It is signed with a secret that is not the receiver's.
    BAD_SIGNATURE(0) {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, long value) {
            return plan.asForged();
        }
    },

    /// It is signed correctly, but `value` seconds ago.
    OLD_TIMESTAMP(600) {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, long value) {
            return plan.withClockShift(Duration.ofSeconds(-value));
        }
    };

    private final long usualValue;

    WebhookFault(long usualValue) {
        this.usualValue = usualValue;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The value where a fault is switched on without one.
    long usualValue() {
        return usualValue;
    }

    abstract DeliveryPlan applyTo(DeliveryPlan plan, long value);
}
