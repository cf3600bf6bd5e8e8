package dev.usher.payment.refund;

import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.Payment;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The refunds of a registration in the API.
///
/// @param paid how much was received
/// @param refunded how much was refunded according to Stripe, including refunds made in its Dashboard
/// @param left how much can still be refunded
/// @param disputed whether a cardholder disputes the payment, or has won a dispute
/// @param refunds the refunds requested here, the oldest first
@Serdeable
record RefundsView(Money paid, Money refunded, Money left, boolean disputed, List<RefundView> refunds) {
    static RefundsView of(Payment payment, List<RefundRequest> requests) {
        return new RefundsView(
                payment.paid(),
                payment.refunded(),
                payment.left(),
                payment.moneyBack().isDisputed(),
                requests.stream().map(RefundView::of).toList());
    }

    /// One refund.
    ///
    /// @param kind `full`, `partial`, `late` or `duplicate`
    /// @param state `requested`, `submitted`, `succeeded` or `failed`
    /// @param failureCode why it failed, as Stripe names it
    @Serdeable
    record RefundView(
            String refundId,
            Money amount,
            String kind,
            @Nullable String reason,
            String state,
            @Nullable String failureCode,
            Instant requestedAt) {
        static RefundView of(RefundRequest request) {
            return new RefundView(
                    request.refundId(),
                    request.amount(),
                    request.kind().wireName(),
                    request.reason() == null ? null : request.reason().wireName(),
                    request.state().wireName(),
                    request.failureCode(),
                    request.requestedAt());
        }
    }
}
