package dev.usher.payment.payment;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.payment.PaymentProvider.IntentStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Makes sure that nobody can pay for a registration any more: its PaymentIntent is cancelled at Stripe
/// before its seats are given away.
@Singleton
final class PaymentEnd {
    private final PaymentStore payments;
    private final PaymentProvider provider;

    PaymentEnd(PaymentStore payments, PaymentProvider provider) {
        this.payments = payments;
        this.provider = provider;
    }

    /// Cancels what is open. Repeating is safe.
    ///
    /// @throws PaymentProvider.ProviderUnavailable if Stripe gives no answer: then nothing is known
    EndOutcome end(RegistrationId registrationId) {
        @Nullable Payment payment = payments.find(registrationId).orElse(null);
        if (payment == null) {
            return new EndOutcome.NobodyCanPay(null);
        }
        return switch (payment.state()) {
            // Money that did not fit was given back.
            case CANCELED, REFUNDED -> new EndOutcome.NobodyCanPay(payment);
            case SUCCEEDED, PARTIALLY_REFUNDED, LATE_PAID, REVIEW -> new EndOutcome.Paid();
            case CREATING -> end(payment, created(payment));
            case OPEN, PROCESSING -> end(payment, payment.paymentIntentId());
        };
    }

    private EndOutcome end(Payment payment, @Nullable String paymentIntentId) {
        if (paymentIntentId == null || provider.cancel(paymentIntentId)) {
            payments.canceled(payment);
            return new EndOutcome.NobodyCanPay(payment);
        }
        return provider.retrieve(paymentIntentId).status() == IntentStatus.SUCCEEDED
                ? new EndOutcome.Paid()
                : new EndOutcome.BeingPaid();
    }

    /// A creation whose answer was lost may have made a PaymentIntent: asking again with the same key tells
    /// which.
    private @Nullable String created(Payment payment) {
        return switch (provider.create(payment)) {
            case PaymentProvider.CreateOutcome.Created(var intent) -> intent.paymentIntentId();
            case PaymentProvider.CreateOutcome.NotPayable() -> null;
        };
    }

    /// What became of the wish that nobody can pay.
    sealed interface EndOutcome {
        /// So it is.
        ///
        /// @param canceled the attempt that was cancelled; absent if none was begun
        record NobodyCanPay(@Nullable Payment canceled) implements EndOutcome {}

        /// A slow payment is under way and cannot be stopped.
        record BeingPaid() implements EndOutcome {}

        /// The money is there.
        record Paid() implements EndOutcome {}
    }
}
