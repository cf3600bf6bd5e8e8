package dev.usher.payment.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operations see of the reconciliation: `usher_reconciliation_findings_total{what}` with one line of
/// log each, and how many payments are paid at Stripe and cannot be confirmed here.
@Singleton
final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final MeterRegistry meters;
    private final AtomicLong paidUnconfirmed = new AtomicLong();

    Findings(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("usher.payments.paid.unconfirmed", paidUnconfirmed);
        for (What what : What.values()) {
            meters.counter("usher.reconciliation.findings", "what", what.wireName());
        }
    }

    void found(What what, Object subject, String detail) {
        meters.counter("usher.reconciliation.findings", "what", what.wireName()).increment();
        LOG.warn("Reconciliation: {}, {}: {}", what.wireName(), subject, detail);
    }

    void paidUnconfirmed(long payments) {
        paidUnconfirmed.set(payments);
    }

    /// What differed.
    enum What {
        /// An event that no webhook had brought was applied.
        UNDELIVERED_EVENT,
        /// An event could not be applied; the next look tries again.
        EVENT_NOT_APPLIED,
        /// A payment that no webhook had settled was settled.
        UNSETTLED_PAYMENT,
        /// Paid at Stripe and not here; it was repaired through the webhook's way.
        PAID_NOT_HERE,
        /// Paid here and not at Stripe.
        HERE_NOT_THERE,
        /// The amounts differ.
        AMOUNT_DIFFERS,
        /// A step could not be done; the next look tries again.
        STEP_FAILED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
