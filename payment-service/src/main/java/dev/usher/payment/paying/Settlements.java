package dev.usher.payment.paying;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.registration.Registration;

/// Applies what Stripe reports about payments, together with its consequences. Every method may throw if the
/// store cannot be reached; repeating it with the same arguments is safe.
public interface Settlements {
    /// Applies a success: payment succeeded, registration confirmed, message in the outbox, Stripe's event
    /// seen, in one transaction. A registration whose hold has ended gets its seats back if there still are
    /// some; if not, and if another PaymentIntent than the payment's own was paid, the request for a refund
    /// is part of the transaction.
    SettleOutcome settle(PaymentNotice success, Registration registration, Envelope paymentSucceeded);

    /// Applies any other notice, and that Stripe's event was seen, in one transaction. What a payment has
    /// left behind is only seen.
    NoteOutcome note(PaymentNotice notice);

    /// What became of a success.
    sealed interface SettleOutcome {
        /// Applied now.
        record Settled() implements SettleOutcome {}

        /// Applied now, after the hold had ended: there were seats left.
        record SettledLate() implements SettleOutcome {}

        /// Was applied before, through this event or another of the same payment.
        record SettledBefore() implements SettleOutcome {}

        /// Another PaymentIntent of the registration than its payment's own was paid: a refund is
        /// requested.
        record PaidTwice() implements SettleOutcome {}

        /// The seats are not held and cannot be had any more: a refund is requested.
        record NoSeatLeft() implements SettleOutcome {}

        /// The amount, the currency or the PaymentIntent is not the registration's: a person has to look.
        record Mismatch(String what) implements SettleOutcome {}
    }

    /// What became of another notice.
    enum NoteOutcome {
        /// Applied now.
        NOTED,
        /// Stripe's event was seen before.
        SEEN_BEFORE,
        /// The payment is further already, or of another attempt.
        OUTDATED
    }
}
