package dev.usher.payment.reconciliation;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.WireNamed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operations see of the reconciliation: `usher_reconciliation_findings_total{what}`, each with one line
/// in the log, and the number of payments that are paid at Stripe but cannot be confirmed here.
@Singleton
final class Findings implements Report {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final MeterRegistry meters;
    private final Set<RegistrationId> paidUnconfirmed = ConcurrentHashMap.newKeySet();
    private final AtomicLong eventsSetAside = new AtomicLong();

    Findings(MeterRegistry meters) {
        this.meters = meters;
        meters.gaugeCollectionSize("usher.payments.paid.unconfirmed", Tags.empty(), paidUnconfirmed);
        meters.gauge("usher.webhooks.set.aside", eventsSetAside);
        for (What what : What.values()) {
            meters.counter("usher.reconciliation.findings", "what", what.wireName());
        }
    }

    @Override
    public void found(What what, Object subject, String detail) {
        meters.counter("usher.reconciliation.findings", "what", what.wireName()).increment();
        LOG.warn("Reconciliation: {}, {}: {}", what.wireName(), subject, detail);
    }

    /// A payment is paid at Stripe and could not be confirmed. It counts until it is found confirmed, even
    /// while runs fail.
    void paidUnconfirmed(RegistrationId payment) {
        paidUnconfirmed.add(payment);
    }

    /// A payment was checked, and is not one of those.
    void notPaidUnconfirmed(RegistrationId payment) {
        paidUnconfirmed.remove(payment);
    }

    /// All unsettled payments were checked: all others are settled.
    void onlyUnsettled(Set<RegistrationId> payments) {
        paidUnconfirmed.retainAll(payments);
    }

    void eventsSetAside(int events) {
        eventsSetAside.set(events);
    }

    /// Another instance reconciles now, and its gauges count.
    void forget() {
        paidUnconfirmed.clear();
        eventsSetAside.set(0);
    }

    /// What was found.
    enum What implements WireNamed {
        /// An event was applied that no webhook had delivered.
        UNDELIVERED_EVENT,
        /// An event could not be applied and was set aside; it will be fetched again by its id.
        EVENT_NOT_APPLIED,
        /// An event that was set aside no longer exists at Stripe.
        EVENT_LOST,
        /// A PaymentIntent cannot be read.
        UNREADABLE,
        /// One item could not be checked; the others were.
        ITEM_FAILED,
        /// A PaymentIntent could still be paid although its registration had ended; it was cancelled.
        OPEN_AFTER_END,
        /// A payment was settled that no webhook had settled.
        UNSETTLED_PAYMENT,
        /// Paid at Stripe and not here; it was repaired in the same way as by a webhook.
        PAID_NOT_HERE,
        /// Paid here and not at Stripe.
        HERE_NOT_THERE,
        /// The amounts differ.
        AMOUNT_DIFFERS,
        /// A step failed; the next run tries again.
        STEP_FAILED
    }
}
