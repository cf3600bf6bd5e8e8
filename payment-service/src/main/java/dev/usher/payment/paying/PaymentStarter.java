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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a buyer the PaymentIntent of a registration: a new one, or the open one again.
///
/// The payment's row exists before Stripe is called, so that no webhook can be of a payment we do not know,
/// and one caller is elected to create, so that a registration never has two open PaymentIntents.
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
    /// @param amountMinor what the buyer believes to pay; only compared
    /// @throws ProviderUnavailable if Stripe gives no answer; repeating is safe
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
            // Notices come in any order, so a payment that seems to be under way may have failed since:
            // Stripe's own word decides.
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
        Intent intent = provider.retrieve(String.valueOf(payment.paymentIntentId()));
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
                // Stripe would answer the same under the same key for a day: the next attempt has another. If this
                // one has made a PaymentIntent, nobody can pay for it, and the reconciliation cancels it.
                payments.canceled(payment);
            } else {
                payments.creationFailed(payment);
            }
            throw e;
        }
    }

    /// Nobody gets the client secret before the PaymentIntent is noted: so whoever ends a creation need not
    /// ask Stripe.
    private IntentOutcome created(Payment payment, Intent intent) {
        if (payments.opened(payment, intent.paymentIntentId()) || isOpenWith(payment, intent)) {
            return new IntentOutcome.Ready(intent.paymentIntentId(), intent.clientSecret());
        }
        LOG.info("The creation of {} was ended before it was noted", intent.paymentIntentId());
        try {
            provider.cancel(intent.paymentIntentId());
        } catch (ProviderUnavailable e) {
            LOG.warn("{} is left to the reconciliation: {}", intent.paymentIntentId(), e.getMessage());
        }
        return new IntentOutcome.CreationInProgress();
    }

    /// Whoever took this creation over noted the same PaymentIntent.
    private boolean isOpenWith(Payment payment, Intent intent) {
        return payments.find(payment.registrationId())
                .filter(now -> now.state() == PaymentState.OPEN || now.state() == PaymentState.PROCESSING)
                .filter(now -> intent.paymentIntentId().equals(now.paymentIntentId()))
                .isPresent();
    }

    /// What a buyer gets who wants to pay.
    sealed interface IntentOutcome {
        /// Pay with this.
        record Ready(String paymentIntentId, String clientSecret) implements IntentOutcome {
            @Override
            public String toString() {
                return "Ready[" + paymentIntentId + "]";
            }
        }

        /// No such registration, or not the caller's.
        record UnknownRegistration() implements IntentOutcome {}

        /// The registration is free.
        record NothingToPay() implements IntentOutcome {}

        /// The buyer believes in another price.
        record AmountMismatch(Money expected) implements IntentOutcome {}

        /// Paid before.
        record AlreadyPaid() implements IntentOutcome {}

        /// A slow payment is under way.
        record Processing() implements IntentOutcome {}

        /// The seats are not held any more.
        record HoldEnded() implements IntentOutcome {}

        /// Another call creates it at this moment.
        record CreationInProgress() implements IntentOutcome {}

        /// Stripe does not charge this amount.
        record NotPayable() implements IntentOutcome {}

        /// More buyers than Stripe lets us serve at once.
        record Busy() implements IntentOutcome {}
    }
}
