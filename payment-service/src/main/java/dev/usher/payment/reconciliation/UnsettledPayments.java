package dev.usher.payment.reconciliation;

import dev.usher.payment.payment.Payment;
import dev.usher.payment.payment.PaymentAudit;
import dev.usher.payment.payment.PaymentNotice;
import dev.usher.payment.payment.PaymentProvider;
import dev.usher.payment.payment.PaymentProvider.CreateOutcome;
import dev.usher.payment.payment.PaymentProvider.IntentStatus;
import dev.usher.payment.payment.PaymentStore;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.webhook.WebhookDesk;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Asks Stripe about payments of which nothing was heard for a while: a webhook may have been lost.
@Singleton
final class UnsettledPayments {
    /// How many payments one look takes; with five requests a second, well within an interval.
    private static final int AT_ONCE = 400;

    private final PaymentAudit audit;
    private final IntentRepair repair;
    private final WebhookDesk desk;
    private final ReconciliationConfig config;
    private final Findings findings;
    private final Clock clock;

    UnsettledPayments(
            PaymentAudit audit,
            IntentRepair repair,
            WebhookDesk desk,
            ReconciliationConfig config,
            Findings findings,
            Clock clock) {
        this.audit = audit;
        this.repair = repair;
        this.desk = desk;
        this.config = config;
        this.findings = findings;
        this.clock = clock;
    }

    /// Looks at all that are old enough.
    void look() {
        Instant now = clock.instant();
        long paidUnconfirmed = 0;
        for (Payment payment : audit.unsettled(now.minus(config.after()), AT_ONCE)) {
            Optional<IntentFacts> facts = repair.factsOf(payment);
            if (facts.isPresent() && !isApplied(facts.get(), now)) {
                paidUnconfirmed++;
            } else {
                audit.looked(payment, now);
            }
        }
        findings.paidUnconfirmed(paidUnconfirmed);
    }

    private boolean isApplied(IntentFacts facts, Instant now) {
        Optional<PaymentNotice> notice = facts.notice(now);
        if (notice.isEmpty()) {
            return true;
        }
        try {
            if (desk.apply(notice.get()) && facts.status() != IntentStatus.PROCESSING) {
                findings.found(
                        What.UNSETTLED_PAYMENT, facts.registrationId(), facts.paymentIntentId() + " " + facts.status());
            }
            return true;
        } catch (RuntimeException e) {
            findings.found(What.STEP_FAILED, facts.registrationId(), e.toString());
            return facts.status() != IntentStatus.SUCCEEDED;
        }
    }

    /// Finds the PaymentIntent of a payment, also of one whose creation was cut off.
    @Singleton
    static final class IntentRepair {
        private final PaymentProvider provider;
        private final ProviderHistory history;
        private final PaymentStore payments;

        IntentRepair(PaymentProvider provider, ProviderHistory history, PaymentStore payments) {
            this.provider = provider;
            this.history = history;
            this.payments = payments;
        }

        /// Empty if Stripe has none.
        Optional<IntentFacts> factsOf(Payment payment) {
            return intentOf(payment).flatMap(history::intent);
        }

        /// A creation whose answer was lost is repeated with the same key: Stripe answers the same
        /// PaymentIntent.
        private Optional<String> intentOf(Payment payment) {
            if (payment.paymentIntentId() != null) {
                return Optional.of(payment.paymentIntentId());
            }
            return switch (provider.create(payment)) {
                case CreateOutcome.Created(var intent) -> {
                    payments.opened(payment, intent.paymentIntentId());
                    yield Optional.of(intent.paymentIntentId());
                }
                case CreateOutcome.NotPayable() -> Optional.empty();
            };
        }
    }
}
