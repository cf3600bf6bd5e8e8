package dev.usher.payment.moneyback;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a refund stands at Stripe. Notices come in any order: of two, the later constant is the newer
/// word.
public enum RefundStatus {
    /// The buyer has something to do for it.
    REQUIRES_ACTION,
    /// Under way.
    PENDING,
    /// The money is on its way to the buyer.
    SUCCEEDED,
    /// It will not happen; the money is still ours.
    CANCELED,
    /// It was tried, also after it had succeeded, and the money came back to us.
    FAILED;

    /// The name at Stripe and in DynamoDB.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The status with this name in DynamoDB.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RefundStatus ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /// What Stripe says. It may say words that are newer than we are: what they mean is not known yet.
    public static RefundStatus ofStripe(@Nullable String status) {
        return Arrays.stream(values())
                .filter(it -> it.wireName().equals(status))
                .findFirst()
                .orElse(PENDING);
    }

    /// Whether its money is gone, or about to go.
    public boolean counts() {
        return switch (this) {
            case REQUIRES_ACTION, PENDING, SUCCEEDED -> true;
            case CANCELED, FAILED -> false;
        };
    }

    RefundStatus orNewer(RefundStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
