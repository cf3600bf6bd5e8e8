package dev.usher.payment.reconciliation;

import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.notices.Notices;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentAudit;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.reconciliation.ProviderHistory.Intents;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares all PaymentIntents of the last two days with our payments, in both directions. It uses Stripe's
/// list, not its search, which may lag behind.
@Singleton
final class DailyAudit {
    private static final Duration LOOKS_BACK = Duration.ofDays(2);

    private final ProviderHistory history;
    private final PaymentStore payments;
    private final PaymentAudit audit;
    private final RefundStore refunds;
    private final Notices notices;
    private final ForgottenIntents forgotten;
    private final Findings findings;
    private final Clock clock;

    DailyAudit(
            ProviderHistory history,
            PaymentStore payments,
            PaymentAudit audit,
            RefundStore refunds,
            Notices notices,
            ForgottenIntents forgotten,
            Findings findings,
            Clock clock) {
        this.history = history;
        this.payments = payments;
        this.audit = audit;
        this.refunds = refunds;
        this.notices = notices;
        this.forgotten = forgotten;
        this.findings = findings;
        this.clock = clock;
    }

    /// Compares everything.
    ///
    /// @return false if something could not be checked
    boolean compare() {
        Instant now = clock.instant();
        Instant since = now.minus(LOOKS_BACK);
        var items = new OneByOne(findings);
        Map<String, IntentFacts> there = new HashMap<>();
        Intents listed = history.intents(since, now, Integer.MAX_VALUE);
        listed.unreadable().forEach((intent, cause) -> findings.found(What.UNREADABLE, intent, cause));
        for (IntentFacts facts : listed.facts()) {
            there.put(facts.paymentIntentId(), facts);
            items.attempt(facts.paymentIntentId(), () -> compareThere(facts, now));
        }
        audit.paidSince(
                since, payment -> items.attempt(payment.registrationId(), () -> comparePaidHere(payment, there)));
        return items.missedNothing();
    }

    private void compareThere(IntentFacts facts, Instant now) {
        switch (facts.status()) {
            case SUCCEEDED -> comparePaidThere(facts, now);
            case WAITS_FOR_BUYER -> forgotten.cancelIfNobodys(facts, now);
            case PROCESSING, CANCELED -> {}
        }
    }

    private void comparePaidThere(IntentFacts facts, Instant now) {
        Optional<Payment> here = payments.find(facts.registrationId());
        boolean isPaidHere = here.filter(
                        it -> it.state().isPaid() && facts.paymentIntentId().equals(it.paymentIntentId()))
                .isPresent();
        boolean goesBack = refunds.find(facts.paymentIntentId() + ":duplicate").isPresent();
        if (!isPaidHere && !goesBack) {
            findings.found(What.PAID_NOT_HERE, facts.registrationId(), facts.paymentIntentId());
            facts.notice(now).ifPresent(notices::apply);
        }
    }

    private void comparePaidHere(Payment payment, Map<String, IntentFacts> there) {
        String intent = Objects.requireNonNull(payment.paymentIntentId(), "paid payments have one");
        @Nullable IntentFacts listed = there.get(intent);
        // It was created before the period that was listed.
        Optional<IntentFacts> facts = listed == null ? history.intent(intent) : Optional.of(listed);
        if (facts.isEmpty() || facts.get().status() != IntentStatus.SUCCEEDED) {
            findings.found(What.HERE_NOT_THERE, payment.registrationId(), intent);
        } else if (!facts.get().received().equals(payment.paid())) {
            findings.found(
                    What.AMOUNT_DIFFERS,
                    payment.registrationId(),
                    intent + " " + payment.paid() + " here, " + facts.get().received() + " at Stripe");
        }
    }
}
