package dev.usher.payment.release;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.payment.paying.PaymentProvider;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.payment.release.PaymentCanceller.Cancellation;
import jakarta.inject.Singleton;

/// Lets buyers give up what they hold and have not paid for.
@Singleton
public final class RegistrationCanceller {
    /// Each turn after the first means that something else happened to the registration meanwhile.
    private static final int MAX_TURNS = 5;

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentCanceller canceller;

    RegistrationCanceller(RegistrationStore registrations, PaymentStore payments, PaymentCanceller canceller) {
        this.registrations = registrations;
        this.payments = payments;
        this.canceller = canceller;
    }

    /// Cancels at Stripe first, then here, and gives the seats back. Repeating is safe.
    ///
    /// @throws PaymentProvider.ProviderUnavailable if Stripe gives no answer; the seats stay held
    public CancelOutcome cancel(UserId buyer, RegistrationId registrationId) {
        for (int turn = 1; turn <= MAX_TURNS; turn++) {
            var found =
                    registrations.find(registrationId).filter(it -> it.userId().equals(buyer));
            if (found.isEmpty()) {
                return new CancelOutcome.UnknownRegistration();
            }
            Registration registration = found.get();
            if (registration.status() != RegistrationStatus.PENDING) {
                return ended(registration);
            }
            switch (canceller.cancel(registrationId)) {
                case Cancellation.Paid() -> {
                    return new CancelOutcome.AlreadyPaid();
                }
                case Cancellation.BeingPaid(), Cancellation.StillOpen _ -> {
                    return new CancelOutcome.BeingPaid();
                }
                case Cancellation.NobodyCanPay(var ended) -> payments.cancelRegistration(registration, ended);
            }
        }
        // Somebody begins to pay again and again while it is being cancelled.
        return new CancelOutcome.BeingPaid();
    }

    private static CancelOutcome ended(Registration registration) {
        return switch (registration.status()) {
            case CANCELLED -> new CancelOutcome.Cancelled(registration);
            case EXPIRED, REFUNDED -> new CancelOutcome.HoldEnded();
            case CONFIRMED ->
                registration.total().isZero() ? new CancelOutcome.FreeAndConfirmed() : new CancelOutcome.AlreadyPaid();
            case PENDING -> throw new IllegalArgumentException("has not ended: " + registration.registrationId());
        };
    }

    /// What became of the wish to cancel.
    public sealed interface CancelOutcome {
        /// It is cancelled, now or before.
        record Cancelled(Registration registration) implements CancelOutcome {}

        /// No such registration, or not the caller's.
        record UnknownRegistration() implements CancelOutcome {}

        /// Paid for: only a refund takes it back.
        record AlreadyPaid() implements CancelOutcome {}

        /// A payment is under way.
        record BeingPaid() implements CancelOutcome {}

        /// It was free, and is confirmed.
        record FreeAndConfirmed() implements CancelOutcome {}

        /// The hold had ended before.
        record HoldEnded() implements CancelOutcome {}
    }
}
