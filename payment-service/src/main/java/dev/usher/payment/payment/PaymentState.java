package dev.usher.payment.payment;

import java.util.Locale;

/// Where a payment stands. Its name in lower case stands in the API and in DynamoDB.
///
/// `CREATING → OPEN → PROCESSING → SUCCEEDED`; `CANCELED` from the first three. Success beats whatever
/// arrives later.
public enum PaymentState {
    /// Somebody is asking Stripe for a PaymentIntent.
    CREATING,
    /// The buyer can pay.
    OPEN,
    /// A slow method of payment is under way.
    PROCESSING,
    /// The money is there. Final.
    SUCCEEDED,
    /// The PaymentIntent was cancelled; a new attempt may follow.
    CANCELED,
    /// The money is there, but its hold had ended and no seat was left: it has to go back.
    LATE_PAID,
    /// Money came that does not fit the registration: a person has to look.
    REVIEW;

    /// The name in the API and in DynamoDB.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentState ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
