package dev.usher.payment.moneyback;

import dev.usher.contracts.message.WireNamed;

/// Why money is refunded, in Stripe's terms. `FRAUDULENT` puts the card on Stripe's block list.
public enum RefundReason implements WireNamed {
    /// The buyer asked for it.
    REQUESTED_BY_CUSTOMER,
    /// Paid twice.
    DUPLICATE,
    /// The card was not the buyer's.
    FRAUDULENT
}
