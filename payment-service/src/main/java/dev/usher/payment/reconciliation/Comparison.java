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
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares PaymentIntents at Stripe with our payments, in both directions. What is paid there and not here can be
/// settled as by a webhook; other differences need a person.
@Singleton
final class Comparison {
    private final ProviderHistory history;
    private final PaymentStore payments;
    private final PaymentAudit audit;
    private final RefundStore refunds;
    private final Notices notices;
    private final ForgottenIntents forgotten;
    private final Clock clock;

    Comparison(
            ProviderHistory history,
            PaymentStore payments,
            PaymentAudit audit,
            RefundStore refunds,
            Notices notices,
            ForgottenIntents forgotten,
            Clock clock) {
        this.history = history;
        this.payments = payments;
        this.audit = audit;
        this.refunds = refunds;
        this.notices = notices;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    /// Compares all PaymentIntents that were created in a period, and all payments that were paid in it. It uses
    /// Stripe's list, not its search, which may lag behind.
    ///
    /// @param settles whether to settle what can be settled, and to cancel PaymentIntents that nobody can pay
    Compared ofPeriod(Instant from, Instant until, boolean settles, Report report) {
        Instant now = clock.instant();
        var items = new OneByOne(report);
        Map<String, IntentFacts> there = new HashMap<>();
        Intents listed = history.intents(from, until, Integer.MAX_VALUE);
        listed.unreadable().forEach((intent, cause) -> report.found(What.UNREADABLE, intent, cause));
        for (IntentFacts facts : listed.facts()) {
            there.put(facts.paymentIntentId(), facts);
            items.attempt(facts.paymentIntentId(), () -> compareThere(facts, settles, report, now));
        }
        Set<String> compared = new HashSet<>(there.keySet());
        audit.paidSince(from, payment -> {
            if (!isPaidAfter(until, payment)) {
                compared.add(intentOf(payment));
                items.attempt(payment.registrationId(), () -> comparePaidHere(payment, there, report));
            }
        });
        return new Compared(compared.size(), items.missedNothing());
    }

    /// Compares one payment with its PaymentIntent. Other PaymentIntents of its registration are found only by
    /// [#ofPeriod].
    ///
    /// @param settles whether to settle what can be settled
    Compared ofPayment(Payment payment, boolean settles, Report report) {
        @Nullable String intent = payment.paymentIntentId();
        if (intent == null) {
            // It is being created, and nobody can pay it yet.
            return new Compared(0, true);
        }
        var items = new OneByOne(report);
        Map<String, IntentFacts> there = new HashMap<>();
        items.attempt(payment.registrationId(), () -> {
            history.intent(intent).ifPresent(facts -> there.put(intent, facts));
            if (payment.state().isPaid()) {
                comparePaidHere(payment, there, report);
            } else {
                Optional.ofNullable(there.get(intent))
                        .filter(facts -> facts.status() == IntentStatus.SUCCEEDED)
                        .ifPresent(facts -> comparePaidThere(facts, settles, report, clock.instant()));
            }
        });
        return new Compared(1, items.missedNothing());
    }

    private void compareThere(IntentFacts facts, boolean settles, Report report, Instant now) {
        switch (facts.status()) {
            case SUCCEEDED -> comparePaidThere(facts, settles, report, now);
            case WAITS_FOR_BUYER -> {
                if (settles) {
                    forgotten.cancelIfNobodys(facts, now, report);
                }
            }
            case PROCESSING, CANCELED -> {}
        }
    }

    private void comparePaidThere(IntentFacts facts, boolean settles, Report report, Instant now) {
        if (isKnown(facts)) {
            return;
        }
        report.found(What.PAID_NOT_HERE, facts.registrationId(), facts.paymentIntentId());
        if (settles) {
            facts.notice(now).ifPresent(notices::apply);
            if (isKnown(facts)) {
                report.settled(facts.registrationId());
            }
        }
    }

    /// Whether we know that this PaymentIntent was paid: it is the payment's own, or it was a second one, whose money
    /// goes back.
    private boolean isKnown(IntentFacts facts) {
        return payments.find(facts.registrationId())
                        .filter(it ->
                                it.state().isPaid() && facts.paymentIntentId().equals(it.paymentIntentId()))
                        .isPresent()
                || refunds.find(facts.paymentIntentId() + ":duplicate").isPresent();
    }

    private void comparePaidHere(Payment payment, Map<String, IntentFacts> there, Report report) {
        String intent = intentOf(payment);
        @Nullable IntentFacts listed = there.get(intent);
        // If it is not listed, it was created before the period.
        Optional<IntentFacts> facts = listed == null ? history.intent(intent) : Optional.of(listed);
        if (facts.isEmpty() || facts.get().status() != IntentStatus.SUCCEEDED) {
            report.found(What.HERE_NOT_THERE, payment.registrationId(), intent);
        } else if (!facts.get().received().equals(payment.paid())) {
            report.found(
                    What.AMOUNT_DIFFERS,
                    payment.registrationId(),
                    intent + " " + payment.paid() + " here, " + facts.get().received() + " at Stripe");
        }
    }

    private static boolean isPaidAfter(Instant until, Payment payment) {
        return payment.settled() != null && payment.settled().at().isAfter(until);
    }

    private static String intentOf(Payment paid) {
        return Objects.requireNonNull(paid.paymentIntentId(), "paid payments have one");
    }

    /// How far a comparison came.
    ///
    /// @param payments how many were compared
    /// @param missedNothing false if something could not be compared
    record Compared(int payments, boolean missedNothing) {}
}
