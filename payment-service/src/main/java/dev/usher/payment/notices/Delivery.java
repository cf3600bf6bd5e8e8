package dev.usher.payment.notices;

import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.paying.PaymentNotice;

/// What a delivery from Stripe turned out to be.
public sealed interface Delivery {
    /// A notice about one of our payments.
    record Notice(PaymentNotice notice) implements Delivery {}

    /// A notice about a refund or a dispute of one of our payments.
    record MoneyBack(MoneyBackNotice notice) implements Delivery {}

    /// Genuine, but not relevant to us.
    record NotForUs(IgnoreReason reason, String what) implements Delivery {}

    /// Genuine, but in an API version that the library cannot read: the endpoint is not pinned to a version.
    record OtherApiVersion(String theirs, String ours) implements Delivery {}

    /// Genuine, but it contains something unknown: it is set aside and read again later, perhaps by a newer
    /// release.
    record Unreadable(String stripeEventId, String cause) implements Delivery {}

    /// Signed, but not an event of the v1 API.
    record NotAnEvent() implements Delivery {}

    /// Not signed with one of our secrets: forged, too old, or changed on the way.
    record NotFromStripe() implements Delivery {}
}
