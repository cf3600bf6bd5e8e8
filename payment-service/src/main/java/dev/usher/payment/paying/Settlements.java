package dev.usher.payment.paying;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.WireNamed;
import dev.usher.payment.registration.Registration;

/// Applies what Stripe reports about payments, together with its consequences. Every method may throw if the
/// store cannot be reached; repeating it with the same arguments is safe.
public interface Settlements {
    /// Applies a success: payment succeeded, registration confirmed, message in the outbox, Stripe's event
    /// seen, in one transaction. A registration whose hold has ended gets seats again if there are still
    /// some. If there are none, or if the PaymentIntent that was paid is not the payment's own, the request
    /// for a refund is part of the transaction.
    SettleOutcome settle(PaymentNotice success, Registration registration, Envelope paymentSucceeded);

    /// Applies any other notice and records Stripe's event as seen, in one transaction. A notice that the
    /// payment has already moved past is only recorded as seen.
    NoteOutcome note(PaymentNotice notice);

    /// The result of applying a success.
    sealed interface SettleOutcome {
        /// Applied now.
        record Settled() implements SettleOutcome {}

        /// Applied now, although the hold had ended: there were seats left.
        record SettledLate() implements SettleOutcome {}

        /// Already applied, through this event or another one of the same payment.
        record SettledBefore() implements SettleOutcome {}

        /// A PaymentIntent of the registration was paid that is not its payment's own: a refund is requested.
        record PaidTwice() implements SettleOutcome {}

        /// The seats are no longer held, and none are left: a refund is requested.
        record NoSeatLeft() implements SettleOutcome {}

        /// The amount, the currency or the PaymentIntent does not match the registration: a person has to
        /// decide.
        record Mismatch(String what) implements SettleOutcome {}
    }

    /// The result of applying any other notice.
    enum NoteOutcome implements WireNamed {
        /// Applied now.
        NOTED,
        /// Stripe's event was seen before.
        SEEN_BEFORE,
        /// The payment has already moved past it, or is at another attempt.
        OUTDATED
    }
}
