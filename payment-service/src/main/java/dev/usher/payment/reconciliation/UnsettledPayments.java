package dev.usher.payment.reconciliation;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.payment.Payment;
import dev.usher.payment.payment.PaymentAudit;
import dev.usher.payment.payment.PaymentNotice;
import dev.usher.payment.payment.PaymentProvider.IntentStatus;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.webhook.WebhookDesk;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks Stripe about payments of which nothing was heard for a while: a webhook may have been lost.
@Singleton
final class UnsettledPayments {
    /// How many payments are listed together. Listing them takes Stripe ten requests if nothing else was
    /// sold in their time, and a hundred if much was: two to twenty seconds.
    private static final int AT_ONCE = 1000;

    private final PaymentAudit audit;
    private final IntentFinder intents;
    private final WebhookDesk desk;
    private final ReconciliationConfig config;
    private final Findings findings;
    private final Clock clock;

    UnsettledPayments(
            PaymentAudit audit,
            IntentFinder intents,
            WebhookDesk desk,
            ReconciliationConfig config,
            Findings findings,
            Clock clock) {
        this.audit = audit;
        this.intents = intents;
        this.desk = desk;
        this.config = config;
        this.findings = findings;
        this.clock = clock;
    }

    /// Looks at all that are old enough.
    void look() {
        Instant now = clock.instant();
        Instant before = now.minus(config.after());
        Set<RegistrationId> paidUnconfirmed = new HashSet<>();
        List<Payment> payments;
        boolean lookedAtSome;
        do {
            payments = audit.unsettled(before, AT_ONCE);
            lookedAtSome = look(payments, now, paidUnconfirmed);
        } while (payments.size() == AT_ONCE && lookedAtSome);
        findings.paidUnconfirmed(paidUnconfirmed.size());
    }

    private boolean look(List<Payment> payments, Instant now, Set<RegistrationId> paidUnconfirmed) {
        Map<String, IntentFacts> listed = intents.list(payments);
        boolean lookedAtSome = false;
        for (Payment payment : payments) {
            Optional<IntentFacts> facts = intents.find(payment, listed);
            if (facts.isPresent() && !isApplied(facts.get(), now)) {
                paidUnconfirmed.add(payment.registrationId());
            } else {
                audit.looked(payment, now);
                lookedAtSome = true;
            }
        }
        return lookedAtSome;
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
}
