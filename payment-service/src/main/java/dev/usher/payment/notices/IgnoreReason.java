package dev.usher.payment.notices;

/// Why we do not act on a genuine event.
public enum IgnoreReason {
    /// The endpoint is subscribed to more than we asked for.
    NOT_SUBSCRIBED,
    /// A test event at a live endpoint, or the other way round.
    OTHER_MODE,
    /// Of a PaymentIntent that another system of the same account created.
    FOREIGN
}
