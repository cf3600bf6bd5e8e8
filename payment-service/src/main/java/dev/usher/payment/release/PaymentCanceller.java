package dev.usher.payment.release;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentProvider;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentStore;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes sure that nobody can pay for a registration any more: cancels its PaymentIntent at Stripe before its
/// seats are given away.
@Singleton
public final class PaymentCanceller {
    /// Each turn after the first means that the payment changed while it was being cancelled.
    private static final int MAX_TURNS = 5;

    private final PaymentStore payments;
    private final PaymentProvider provider;

    PaymentCanceller(PaymentStore payments, PaymentProvider provider) {
        this.payments = payments;
        this.provider = provider;
    }

    /// Cancels the payment, at Stripe if it is open there. Repeating is safe.
    ///
    /// @return never [Cancellation.StillOpen]
    /// @throws PaymentProvider.ProviderUnavailable if Stripe does not answer: then the outcome is not known
    public Cancellation cancel(RegistrationId registrationId) {
        for (int turn = 1; turn <= MAX_TURNS; turn++) {
            Cancellation outcome = cancelHere(registrationId);
            if (!(outcome instanceof Cancellation.StillOpen(var payment))) {
                return outcome;
            }
            String intent = Objects.requireNonNull(payment.paymentIntentId(), "an open payment has a PaymentIntent");
            if (!provider.cancel(intent)) {
                return provider.retrieve(intent).status() == IntentStatus.SUCCEEDED
                        ? new Cancellation.Paid()
                        : new Cancellation.BeingPaid();
            }
            if (payments.canceled(payment)) {
                return new Cancellation.NobodyCanPay(payment);
            }
        }
        return new Cancellation.BeingPaid();
    }

    /// The same without asking Stripe. This also ends a payment that is being created: the client secret is
    /// handed out only after the PaymentIntent was stored, which is refused from now on.
    Cancellation cancelHere(RegistrationId registrationId) {
        for (int turn = 1; turn <= MAX_TURNS; turn++) {
            @Nullable Payment payment = payments.find(registrationId).orElse(null);
            if (payment == null) {
                return new Cancellation.NobodyCanPay(null);
            }
            switch (payment.state()) {
                // REFUNDED here: money that did not match was given back.
                case CANCELED, REFUNDED -> {
                    return new Cancellation.NobodyCanPay(payment);
                }
                case SUCCEEDED, PARTIALLY_REFUNDED, LATE_PAID, REVIEW -> {
                    return new Cancellation.Paid();
                }
                case OPEN, PROCESSING -> {
                    return new Cancellation.StillOpen(payment);
                }
                case CREATING -> {
                    if (payments.canceled(payment)) {
                        return new Cancellation.NobodyCanPay(payment);
                    }
                }
            }
        }
        return new Cancellation.BeingPaid();
    }

    /// Whether the payment could be cancelled.
    public sealed interface Cancellation {
        /// Nobody can pay any more.
        ///
        /// @param ended the attempt that is cancelled or was refunded; absent if none was begun
        record NobodyCanPay(@Nullable Payment ended) implements Cancellation {}

        /// The PaymentIntent has to be cancelled at Stripe first.
        record StillOpen(Payment payment) implements Cancellation {}

        /// A slow payment is being processed and cannot be stopped.
        record BeingPaid() implements Cancellation {}

        /// The money has arrived.
        record Paid() implements Cancellation {}
    }
}
