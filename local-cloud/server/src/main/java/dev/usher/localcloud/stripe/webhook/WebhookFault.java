package dev.usher.localcloud.stripe.webhook;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// A way in which the delivery of webhooks goes wrong. Adding one is adding a constant here.
enum WebhookFault {
    /// `value` copies arrive at the same time.
    DUPLICATE(FaultValue.NUMBER, "2") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withCopies(Integer.parseInt(value));
        }
    },

    /// The same change is reported by a second event with another id; [EventLog] makes it.
    TWIN(FaultValue.NONE, "") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan;
        }
    },

    /// It arrives `value` milliseconds late.
    DELAY(FaultValue.NUMBER, "1000") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withDelay(millis(value));
        }
    },

    /// What came before the success of a payment arrives after it, or after `value` milliseconds without
    /// one.
    REORDER(FaultValue.NUMBER, "10000") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withAfterSuccess(millis(value));
        }

        @Override
        boolean concerns(String eventType) {
            return BEFORE_SUCCESS.contains(eventType);
        }
    },

    /// It arrives, and is answered or `value` milliseconds old, before the call that caused it is answered.
    EARLY(FaultValue.NUMBER, "1000") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withEarly(millis(value));
        }
    },

    /// It never arrives; only `/v1/events` has it.
    DROP(FaultValue.NONE, "") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.asDropped();
        }
    },

    /// It is signed with a secret that is not the receiver's.
    BAD_SIGNATURE(FaultValue.NONE, "") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.asForged();
        }
    },

    /// It is signed correctly, but `value` seconds ago.
    OLD_TIMESTAMP(FaultValue.NUMBER, "600") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withClockShift(Duration.ofSeconds(Long.parseLong(value)).negated());
        }
    },

    /// It is signed correctly, but only in `value` seconds.
    FUTURE_TIMESTAMP(FaultValue.NUMBER, "600") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withClockShift(Duration.ofSeconds(Long.parseLong(value)));
        }
    },

    /// It claims to be shaped after another version of the API; of another release train unless asked
    /// otherwise.
    API_VERSION(FaultValue.TEXT, "2026-09-30.endive") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withLie(event -> Lies.apiVersion(event, value));
        }
    },

    /// It reports `value` minor units more than there are.
    WRONG_AMOUNT(FaultValue.NUMBER, "1") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withLie(event -> Lies.amount(event, Long.parseLong(value)));
        }
    },

    /// It reports another currency.
    WRONG_CURRENCY(FaultValue.TEXT, "jpy") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withLie(event -> Lies.currency(event, value));
        }
    },

    /// It pretends to be about real money.
    LIVEMODE(FaultValue.TRUTH, "true") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withLie(event -> Lies.livemode(event, value.equals("true")));
        }
    },

    /// It reports an unknown payment.
    UNKNOWN_INTENT(FaultValue.NONE, "") {
        @Override
        DeliveryPlan applyTo(DeliveryPlan plan, String value) {
            return plan.withLie(Lies::unknownIntent);
        }
    };

    private static final Set<String> BEFORE_SUCCESS = Set.of(
            "payment_intent.created",
            "payment_intent.processing",
            "payment_intent.requires_action",
            "payment_intent.payment_failed");

    private final FaultValue takes;
    private final String usualValue;

    WebhookFault(FaultValue takes, String usualValue) {
        this.takes = takes;
        this.usualValue = usualValue;
    }

    KnownFault known() {
        return new KnownFault(wireName(), takes, usualValue);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it can strike events of this type at all.
    boolean concerns(String eventType) {
        return true;
    }

    abstract DeliveryPlan applyTo(DeliveryPlan plan, String value);

    private static Duration millis(String value) {
        return Duration.ofMillis(Long.parseLong(value));
    }
}
