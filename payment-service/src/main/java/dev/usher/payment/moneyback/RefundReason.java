package dev.usher.payment.moneyback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why money is refunded, in Stripe's terms. `FRAUDULENT` puts the card on Stripe's block list.
public enum RefundReason {
    /// The buyer asked for it.
    REQUESTED_BY_CUSTOMER,
    /// Paid twice.
    DUPLICATE,
    /// The card was not the buyer's.
    FRAUDULENT;

    /// The name at Stripe, in the API and in DynamoDB.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The reason with this name, if there is one.
    public static Optional<RefundReason> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName().equals(wireName))
                .findFirst();
    }
}
