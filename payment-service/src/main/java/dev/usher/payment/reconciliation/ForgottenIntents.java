package dev.usher.payment.reconciliation;

import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentProvider;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.payment.release.PaymentCanceller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Cancels PaymentIntents that must no longer be paid: those of registrations that have ended, and those of
/// creations whose answer was lost.
@Singleton
final class ForgottenIntents {
    static final String JOB = "forgotten-intents";

    /// How far Stripe's clock may differ from ours.
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final Duration FIRST_LOOK = Duration.ofHours(1);

    private final ProviderHistory history;
    private final Watermarks watermarks;
    private final ReconciliationConfig config;
    private final Clock clock;
    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentCanceller canceller;
    private final PaymentProvider provider;
    private final BackgroundBudget budget;
    private final Findings findings;

    ForgottenIntents(
            ProviderHistory history,
            Watermarks watermarks,
            ReconciliationConfig config,
            Clock clock,
            RegistrationStore registrations,
            PaymentStore payments,
            PaymentCanceller canceller,
            PaymentProvider provider,
            BackgroundBudget budget,
            Findings findings) {
        this.history = history;
        this.watermarks = watermarks;
        this.config = config;
        this.clock = clock;
        this.registrations = registrations;
        this.payments = payments;
        this.canceller = canceller;
        this.provider = provider;
        this.budget = budget;
        this.findings = findings;
    }

    /// Checks each PaymentIntent once, when it is old enough. One that fails is checked again by the daily
    /// audit.
    ///
    /// @return false if something could not be checked
    boolean look() {
        Instant now = clock.instant();
        Instant until = now.minus(config.after());
        Instant from = watermarks.read(JOB).orElseGet(() -> until.minus(FIRST_LOOK));
        var items = new OneByOne(findings);
        for (IntentFacts facts :
                history.intents(from.minus(SLACK), until, Integer.MAX_VALUE).facts()) {
            if (facts.status() == IntentStatus.WAITS_FOR_BUYER) {
                items.attempt(facts.paymentIntentId(), () -> cancelIfNobodys(facts, now, findings));
            }
        }
        watermarks.write(JOB, until);
        return items.missedNothing();
    }

    /// Cancels a payment that waits for its buyer, if its registration has ended.
    void end(Payment waiting) {
        boolean hasEnded = registrations
                .find(waiting.registrationId())
                .filter(registration -> registration.status() == RegistrationStatus.PENDING
                        || registration.status() == RegistrationStatus.CONFIRMED)
                .isEmpty();
        if (hasEnded) {
            budget.take();
            canceller.cancel(waiting.registrationId());
            findings.found(
                    What.OPEN_AFTER_END,
                    waiting.registrationId(),
                    waiting.state().wireName());
        }
    }

    /// Cancels a PaymentIntent that waits for a buyer but is not its payment's own: nobody was given its
    /// client secret.
    void cancelIfNobodys(IntentFacts waiting, Instant now, Report report) {
        boolean isYoung = waiting.createdAt().plus(config.after()).isAfter(now);
        if (!isYoung && canBeGivenToNobody(waiting)) {
            budget.take();
            provider.cancel(waiting.paymentIntentId());
            report.found(What.OPEN_AFTER_END, waiting.registrationId(), waiting.paymentIntentId());
        }
    }

    /// Whether no buyer has this PaymentIntent's client secret, and none can get it from now on. A creation
    /// that was interrupted can be taken over at any moment, which would store this same PaymentIntent: so
    /// the creation is ended before Stripe is asked to cancel.
    private boolean canBeGivenToNobody(IntentFacts waiting) {
        Optional<Payment> payment = payments.find(waiting.registrationId());
        if (payment.filter(it -> waiting.paymentIntentId().equals(it.paymentIntentId()))
                .isPresent()) {
            return false;
        }
        return payment.filter(it -> it.state() == PaymentState.CREATING && it.attempt() == waiting.attempt())
                .map(payments::canceled)
                .orElse(true);
    }
}
