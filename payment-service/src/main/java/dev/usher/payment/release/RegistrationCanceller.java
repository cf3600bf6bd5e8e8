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

/// Cancels registrations that are held and not paid for, at the buyer's request.
@Singleton
public final class RegistrationCanceller {
    /// Each turn after the first means that the registration changed in the meantime.
    private static final int MAX_TURNS = 5;

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentCanceller canceller;

    RegistrationCanceller(RegistrationStore registrations, PaymentStore payments, PaymentCanceller canceller) {
        this.registrations = registrations;
        this.payments = payments;
        this.canceller = canceller;
    }

    /// Cancels the PaymentIntent at Stripe first, then the registration, and gives the seats back. Repeating
    /// is safe.
    ///
    /// @throws PaymentProvider.ProviderUnavailable if Stripe does not answer; the seats stay held
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
        // Somebody keeps starting to pay while it is being cancelled.
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

    /// The result of cancelling.
    public sealed interface CancelOutcome {
        /// It is cancelled, by this call or an earlier one.
        record Cancelled(Registration registration) implements CancelOutcome {}

        /// No such registration, or not the caller's.
        record UnknownRegistration() implements CancelOutcome {}

        /// It is paid for: only a refund can undo it.
        record AlreadyPaid() implements CancelOutcome {}

        /// A payment is being processed.
        record BeingPaid() implements CancelOutcome {}

        /// It is free and confirmed.
        record FreeAndConfirmed() implements CancelOutcome {}

        /// The hold has already ended.
        record HoldEnded() implements CancelOutcome {}
    }
}
