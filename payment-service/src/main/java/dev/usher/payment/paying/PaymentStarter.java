package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.limit.CreateBudget;
import dev.usher.payment.paying.PaymentProvider.CreateOutcome;
import dev.usher.payment.paying.PaymentProvider.Intent;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a buyer the PaymentIntent to pay a registration with: a new one, or the one that is still open.
///
/// The payment's row exists before Stripe is called, so that every webhook is about a payment we know. One
/// caller is elected to create the PaymentIntent, so that a registration never has two open ones.
@Singleton
final class PaymentStarter {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentStarter.class);
    private static final Duration CREATION_TAKES_AT_MOST = Duration.ofSeconds(30);

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentProvider provider;
    private final PurchaseDescriptions descriptions;
    private final CreateBudget budget;
    private final Clock clock;

    PaymentStarter(
            RegistrationStore registrations,
            PaymentStore payments,
            PaymentProvider provider,
            PurchaseDescriptions descriptions,
            CreateBudget budget,
            Clock clock) {
        this.registrations = registrations;
        this.payments = payments;
        this.provider = provider;
        this.descriptions = descriptions;
        this.budget = budget;
        this.clock = clock;
    }

    /// The PaymentIntent to pay the registration with.
    ///
    /// @param amountMinor the price that the buyer was shown; only compared
    /// @throws ProviderUnavailable if Stripe does not answer; repeating is safe
    IntentOutcome intentFor(UserId buyer, RegistrationId registrationId, long amountMinor) {
        Optional<Registration> found =
                registrations.find(registrationId).filter(it -> it.userId().equals(buyer));
        if (found.isEmpty()) {
            return new IntentOutcome.UnknownRegistration();
        }
        Registration registration = found.get();
        if (registration.total().isZero()) {
            return new IntentOutcome.NothingToPay();
        }
        if (registration.total().amountMinor() != amountMinor) {
            return new IntentOutcome.AmountMismatch(registration.total());
        }
        return switch (registration.status()) {
            case CONFIRMED -> new IntentOutcome.AlreadyPaid();
            case EXPIRED, CANCELLED, REFUNDED -> new IntentOutcome.HoldEnded();
            case PENDING -> pending(registration);
        };
    }

    private IntentOutcome pending(Registration registration) {
        Instant now = clock.instant();
        Optional<Payment> payment = payments.find(registration.registrationId());
        boolean holdEnded = !now.isBefore(registration.expiresAt());
        if (payment.isEmpty()) {
            return holdEnded ? new IntentOutcome.HoldEnded() : begin(first(registration, now));
        }
        return switch (payment.get().state()) {
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, LATE_PAID, REVIEW -> new IntentOutcome.AlreadyPaid();
            case CREATING -> holdEnded ? new IntentOutcome.HoldEnded() : creating(payment.get(), now);
            case CANCELED ->
                holdEnded ? new IntentOutcome.HoldEnded() : begin(payment.get().next(now));
            // Notices arrive in any order, so a payment that looks pending may have failed since. Stripe has
            // the last word.
            case PROCESSING -> holdEnded ? new IntentOutcome.Processing() : open(payment.get(), now);
            case OPEN -> holdEnded ? new IntentOutcome.HoldEnded() : open(payment.get(), now);
        };
    }

    private Payment first(Registration registration, Instant now) {
        return Payment.first(registration.registrationId(), registration.total(), descriptions.of(registration), now);
    }

    private IntentOutcome begin(Payment payment) {
        if (!budget.tryTake()) {
            return new IntentOutcome.Busy();
        }
        return payments.begin(payment) ? create(payment) : new IntentOutcome.CreationInProgress();
    }

    private IntentOutcome creating(Payment payment, Instant now) {
        boolean underWay = payment.creatingSince().plus(CREATION_TAKES_AT_MOST).isAfter(now);
        if (underWay) {
            return new IntentOutcome.CreationInProgress();
        }
        if (!budget.tryTake()) {
            return new IntentOutcome.Busy();
        }
        return payments.takeOver(payment, now) ? create(payment) : new IntentOutcome.CreationInProgress();
    }

    private IntentOutcome open(Payment payment, Instant now) {
        Intent intent = provider.retrieve(
                Objects.requireNonNull(payment.paymentIntentId(), "an open payment has a PaymentIntent"));
        return switch (intent.status()) {
            case WAITS_FOR_BUYER -> new IntentOutcome.Ready(intent.paymentIntentId(), intent.clientSecret());
            case PROCESSING -> new IntentOutcome.Processing();
            case SUCCEEDED -> new IntentOutcome.AlreadyPaid();
            case CANCELED ->
                payments.canceled(payment) ? begin(payment.next(now)) : new IntentOutcome.CreationInProgress();
        };
    }

    private IntentOutcome create(Payment payment) {
        try {
            return switch (provider.create(payment)) {
                case CreateOutcome.Created(var intent) -> created(payment, intent);
                case CreateOutcome.NotPayable() -> {
                    payments.creationFailed(payment);
                    yield new IntentOutcome.NotPayable();
                }
            };
        } catch (ProviderUnavailable e) {
            if (e.isAnswered()) {
                // Stripe would give the same answer under the same key for a day, so the next attempt uses
                // another key. If this attempt did create a PaymentIntent, nobody can pay it, and the
                // reconciliation cancels it.
                payments.canceled(payment);
            } else {
                payments.creationFailed(payment);
            }
            throw e;
        }
    }

    /// Nobody gets the client secret before the PaymentIntent is stored, so a creation can be ended without
    /// asking Stripe.
    private IntentOutcome created(Payment payment, Intent intent) {
        if (payments.opened(payment, intent.paymentIntentId()) || isOpenWith(payment, intent)) {
            return new IntentOutcome.Ready(intent.paymentIntentId(), intent.clientSecret());
        }
        LOG.info("The creation of {} was ended before it was stored", intent.paymentIntentId());
        try {
            provider.cancel(intent.paymentIntentId());
        } catch (ProviderUnavailable e) {
            LOG.warn("{} is left to the reconciliation: {}", intent.paymentIntentId(), e.getMessage());
        }
        return new IntentOutcome.CreationInProgress();
    }

    /// Another caller took this creation over and stored the same PaymentIntent.
    private boolean isOpenWith(Payment payment, Intent intent) {
        return payments.find(payment.registrationId())
                .filter(now -> now.state() == PaymentState.OPEN || now.state() == PaymentState.PROCESSING)
                .filter(now -> intent.paymentIntentId().equals(now.paymentIntentId()))
                .isPresent();
    }

    /// The result of asking for a PaymentIntent.
    sealed interface IntentOutcome {
        /// The PaymentIntent to pay with.
        record Ready(String paymentIntentId, String clientSecret) implements IntentOutcome {
            @Override
            public String toString() {
                return "Ready[" + paymentIntentId + "]";
            }
        }

        /// No such registration, or not the caller's.
        record UnknownRegistration() implements IntentOutcome {}

        /// The registration is free of charge.
        record NothingToPay() implements IntentOutcome {}

        /// The buyer was shown another price.
        record AmountMismatch(Money expected) implements IntentOutcome {}

        /// It is already paid for.
        record AlreadyPaid() implements IntentOutcome {}

        /// A payment is being processed.
        record Processing() implements IntentOutcome {}

        /// The seats are no longer held.
        record HoldEnded() implements IntentOutcome {}

        /// Another call is creating it right now.
        record CreationInProgress() implements IntentOutcome {}

        /// Stripe cannot charge this amount.
        record NotPayable() implements IntentOutcome {}

        /// More buyers want to pay right now than Stripe's request limit allows.
        record Busy() implements IntentOutcome {}
    }
}
