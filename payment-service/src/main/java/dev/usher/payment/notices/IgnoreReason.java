package dev.usher.payment.notices;

import dev.usher.contracts.message.WireNamed;

/// Why a genuine event is ignored.
public enum IgnoreReason implements WireNamed {
    /// The endpoint is subscribed to an event type that we do not use.
    NOT_SUBSCRIBED,
    /// A test event at a live endpoint, or vice versa.
    OTHER_MODE,
    /// The PaymentIntent was created by another system on the same account.
    FOREIGN
}
