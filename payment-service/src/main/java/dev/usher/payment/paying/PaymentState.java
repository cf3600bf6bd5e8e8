package dev.usher.payment.paying;

import java.util.Locale;

/// Where a payment stands. Its name in lower case stands in the API and in DynamoDB.
///
/// `CREATING → OPEN → PROCESSING → SUCCEEDED → PARTIALLY_REFUNDED → REFUNDED`; `CANCELED` from the first
/// three. Success beats whatever arrives later; only a refund that fails afterwards leads back. Whether it
/// is disputed is no state: it can be so in each.
public enum PaymentState {
    /// Somebody is asking Stripe for a PaymentIntent.
    CREATING,
    /// The buyer can pay.
    OPEN,
    /// A slow method of payment is under way.
    PROCESSING,
    /// The money is there.
    SUCCEEDED,
    /// A part of the money went back.
    PARTIALLY_REFUNDED,
    /// All of the money went back.
    REFUNDED,
    /// The PaymentIntent was cancelled; a new attempt may follow.
    CANCELED,
    /// The money is there, but its hold had ended and no seat was left: it has to go back.
    LATE_PAID,
    /// Money came that does not fit the registration: a person has to look.
    REVIEW;

    /// Whether money came, whatever became of it.
    public boolean isPaid() {
        return switch (this) {
            case CREATING, OPEN, PROCESSING, CANCELED -> false;
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, LATE_PAID, REVIEW -> true;
        };
    }

    /// The name in the API and in DynamoDB.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentState ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
