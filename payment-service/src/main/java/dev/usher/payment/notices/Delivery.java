package dev.usher.payment.notices;

import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.paying.PaymentNotice;

/// What a request to the webhook turned out to be.
public sealed interface Delivery {
    /// About one of our payments.
    record Notice(PaymentNotice notice) implements Delivery {}

    /// About money of one of our payments that goes back.
    record MoneyBack(MoneyBackNotice notice) implements Delivery {}

    /// Genuine, and nothing we act on.
    record NotForUs(IgnoreReason reason, String what) implements Delivery {}

    /// Genuine, but rendered in an API version that the library cannot read: the endpoint is not
    /// pinned.
    record OtherApiVersion(String theirs, String ours) implements Delivery {}

    /// Genuine, but something in it is not as we know it: to be set aside and read again later, perhaps by
    /// a newer release.
    record Unreadable(String stripeEventId, String cause) implements Delivery {}

    /// Signed, but not an event as we know them.
    record NotAnEvent() implements Delivery {}

    /// No signature of ours: forged, old, or changed on the way.
    record NotFromStripe() implements Delivery {}
}
