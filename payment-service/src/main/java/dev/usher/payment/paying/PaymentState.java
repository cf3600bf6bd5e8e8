package dev.usher.payment.paying;

import dev.usher.contracts.message.WireNamed;

/// The state of a payment. The API and DynamoDB use its name in lower case.
///
/// `CREATING → OPEN → PROCESSING → SUCCEEDED → PARTIALLY_REFUNDED → REFUNDED`; `CANCELED` from the first
/// three. Success overrides whatever arrives later; only a refund that fails afterwards leads back. A dispute
/// is not a state: a payment can be disputed in several of them.
public enum PaymentState implements WireNamed {
    /// A PaymentIntent is being created at Stripe.
    CREATING,
    /// The buyer can pay.
    OPEN,
    /// A slow payment method is being processed.
    PROCESSING,
    /// The money has arrived.
    SUCCEEDED,
    /// Part of the money was refunded.
    PARTIALLY_REFUNDED,
    /// All of the money was refunded.
    REFUNDED,
    /// The PaymentIntent was cancelled; a new attempt may follow.
    CANCELED,
    /// The money arrived after the hold had ended, and no seat was left: it must be refunded.
    LATE_PAID,
    /// The money that arrived does not match the registration: a person has to decide.
    REVIEW;

    /// Whether money arrived, whatever happened to it afterwards.
    public boolean isPaid() {
        return switch (this) {
            case CREATING, OPEN, PROCESSING, CANCELED -> false;
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, LATE_PAID, REVIEW -> true;
        };
    }
}
