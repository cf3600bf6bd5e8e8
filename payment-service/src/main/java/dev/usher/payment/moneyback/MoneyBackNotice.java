package dev.usher.payment.moneyback;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Stripe tells of money that goes back. Matched by its PaymentIntent: metadata is not copied from the
/// PaymentIntent to refunds and disputes.
public sealed interface MoneyBackNotice {
    /// Seen once, applied once.
    String stripeEventId();

    /// Whose money it is.
    String paymentIntentId();

    /// When Stripe says it happened.
    Instant happenedAt();

    /// So much of the charge has been given back in all.
    record ChargeRefunded(String stripeEventId, String paymentIntentId, long amountRefundedMinor, Instant happenedAt)
            implements MoneyBackNotice {}

    /// A refund was made, or has moved on.
    ///
    /// @param requestId the [RefundRequest] it was made for; absent if it was made in Stripe's Dashboard
    /// @param failureCode why it failed
    record RefundChanged(
            String stripeEventId,
            String paymentIntentId,
            String stripeRefundId,
            long amountMinor,
            RefundStatus status,
            @Nullable String requestId,
            @Nullable String failureCode,
            Instant happenedAt)
            implements MoneyBackNotice {}

    /// A dispute was opened or closed.
    ///
    /// @param reason Stripe's word for it
    record DisputeChanged(
            String stripeEventId,
            String paymentIntentId,
            String disputeId,
            PaymentDisputed.Status status,
            Money disputed,
            String reason,
            Instant happenedAt)
            implements MoneyBackNotice {}
}
