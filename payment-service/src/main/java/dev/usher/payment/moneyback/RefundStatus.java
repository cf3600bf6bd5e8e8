package dev.usher.payment.moneyback;

import dev.usher.contracts.message.WireNamed;
import org.jspecify.annotations.Nullable;

/// The status of a refund at Stripe. Notices arrive in any order: of two statuses, the one declared later is
/// the newer one.
public enum RefundStatus implements WireNamed {
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

    /// The status that Stripe reports. A status newer than this release counts as pending.
    public static RefundStatus ofStripe(@Nullable String status) {
        return WireNamed.find(RefundStatus.class, status).orElse(PENDING);
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
