package dev.usher.payment.moneyback;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Stripe reports about a refund or a dispute. It is matched by its PaymentIntent: Stripe does not copy
/// metadata from a PaymentIntent to its refunds and disputes.
public sealed interface MoneyBackNotice {
    /// An event is applied once, however often it is delivered.
    String stripeEventId();

    /// The PaymentIntent whose money it is.
    String paymentIntentId();

    /// When Stripe says it happened.
    Instant happenedAt();

    /// The total amount that has been refunded of a charge.
    record ChargeRefunded(String stripeEventId, String paymentIntentId, long amountRefundedMinor, Instant happenedAt)
            implements MoneyBackNotice {}

    /// A refund was made, or its status changed.
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
    /// @param reason as Stripe names it
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
