package dev.usher.payment.reconciliation;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.notices.Notices;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentAudit;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks Stripe about payments that had no news for a while: a webhook may have been lost.
@Singleton
final class UnsettledPayments {
    /// How many payments are listed together. Listing them takes ten requests if nothing else was sold in
    /// that period, and a hundred if much was: two to twenty seconds.
    private static final int AT_ONCE = 1000;

    private final PaymentAudit audit;
    private final IntentFinder intents;
    private final Notices notices;
    private final ForgottenIntents forgotten;
    private final ReconciliationConfig config;
    private final Findings findings;
    private final Clock clock;

    UnsettledPayments(
            PaymentAudit audit,
            IntentFinder intents,
            Notices notices,
            ForgottenIntents forgotten,
            ReconciliationConfig config,
            Findings findings,
            Clock clock) {
        this.audit = audit;
        this.intents = intents;
        this.notices = notices;
        this.forgotten = forgotten;
        this.config = config;
        this.findings = findings;
        this.clock = clock;
    }

    /// Checks all payments that are old enough. One that fails is checked again with the next run, after all
    /// others.
    ///
    /// @return false if something could not be checked
    boolean look() {
        Instant now = clock.instant();
        Instant before = now.minus(config.after());
        var items = new OneByOne(findings);
        Set<RegistrationId> seen = new HashSet<>();
        List<Payment> payments;
        do {
            // The index may lag and return payments again that were just checked.
            payments = audit.unsettled(before, AT_ONCE).stream()
                    .filter(payment -> seen.add(payment.registrationId()))
                    .toList();
            Map<String, IntentFacts> listed = intents.list(payments);
            for (Payment payment : payments) {
                look(payment, listed, items, now);
            }
        } while (!payments.isEmpty());
        findings.onlyUnsettled(seen);
        return items.missedNothing();
    }

    private void look(Payment payment, Map<String, IntentFacts> listed, OneByOne items, Instant now) {
        boolean isDone = false;
        try {
            isDone = items.attempt(payment.registrationId(), () -> settle(payment, listed, now));
        } finally {
            audit.looked(payment, isDone ? now : now.minus(config.after()));
        }
    }

    private void settle(Payment payment, Map<String, IntentFacts> listed, Instant now) {
        Optional<IntentFacts> facts = intents.find(payment, listed);
        if (facts.filter(it -> it.status() == IntentStatus.SUCCEEDED).isPresent()) {
            findings.paidUnconfirmed(payment.registrationId());
        }
        Optional<PaymentNotice> notice = facts.flatMap(it -> it.notice(now));
        if (notice.isPresent()) {
            boolean isNews = notices.apply(notice.get());
            if (isNews && notice.get().kind() != PaymentNotice.Kind.PROCESSING) {
                findings.found(
                        What.UNSETTLED_PAYMENT,
                        payment.registrationId(),
                        notice.get().paymentIntentId() + " " + notice.get().kind());
            }
        } else {
            forgotten.end(payment);
        }
        findings.notPaidUnconfirmed(payment.registrationId());
    }
}
