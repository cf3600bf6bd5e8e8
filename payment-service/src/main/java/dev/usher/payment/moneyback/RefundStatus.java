package dev.usher.payment.moneyback;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The status of a refund at Stripe. Notices arrive in any order: of two statuses, the one declared later is
/// the newer one.
public enum RefundStatus {
    /// The buyer has to act.
    REQUIRES_ACTION,
    /// In progress.
    PENDING,
    /// The money was sent to the buyer.
    SUCCEEDED,
    /// The refund was cancelled; the money stays with us.
    CANCELED,
    /// The refund failed, perhaps after it had succeeded, and the money came back to us.
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

    /// The status that Stripe reports. A status newer than this release counts as pending.
    public static RefundStatus ofStripe(@Nullable String status) {
        return Arrays.stream(values())
                .filter(it -> it.wireName().equals(status))
                .findFirst()
                .orElse(PENDING);
    }

    /// Whether its money has gone back or is about to.
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
