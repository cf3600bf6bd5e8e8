package dev.usher.payment.refund;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.payment.StripeFailures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stripe's refunds through its own client.
@Singleton
final class StripeRefundProvider implements RefundProvider {
    private static final String REQUEST_ID = "refundRequestId";
    private static final long PAGE = 100;

    /// Refusals that may pass: the account's balance is filled up, the other call ends.
    private static final Set<String> PASSING =
            Set.of("balance_insufficient", "lock_timeout", "idempotency_key_in_use", "rate_limit");

    private final StripeClient stripe;

    StripeRefundProvider(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public Answer refund(RefundRequest request) {
        var wish = RefundCreateParams.builder()
                .setPaymentIntent(request.paymentIntentId())
                .setAmount(request.amount().amountMinor())
                .putMetadata(REQUEST_ID, request.refundId());
        if (request.reason() != null) {
            wish.setReason(reason(request.reason()));
        }
        var options = RequestOptions.builder()
                .setIdempotencyKey("refund:" + request.refundId())
                .build();
        try {
            return new Answer.Taken(refund(stripe.v1().refunds().create(wish.build(), options)));
        } catch (CardException | InvalidRequestException e) {
            if (e.getCode() != null && PASSING.contains(e.getCode())) {
                throw StripeFailures.unavailable("refund " + request.refundId(), e);
            }
            return new Answer.Refused(e.getCode() == null ? "status_" + e.getStatusCode() : e.getCode());
        } catch (StripeException e) {
            throw StripeFailures.unavailable("refund " + request.refundId(), e);
        }
    }

    @Override
    public List<StripeRefund> ofPaymentIntent(String paymentIntentId) {
        var all = RefundListParams.builder()
                .setPaymentIntent(paymentIntentId)
                .setLimit(PAGE)
                .build();
        var refunds = new ArrayList<StripeRefund>();
        try {
            stripe.v1().refunds().list(all).autoPagingIterable().forEach(refund -> refunds.add(refund(refund)));
        } catch (StripeException e) {
            throw StripeFailures.unavailable("list the refunds of " + paymentIntentId, e);
        }
        return refunds;
    }

    private static StripeRefund refund(Refund refund) {
        @Nullable
        String requestId =
                refund.getMetadata() == null ? null : refund.getMetadata().get(REQUEST_ID);
        return new StripeRefund(
                refund.getId(),
                refund.getAmount(),
                RefundStatus.ofWireName(refund.getStatus() == null ? "pending" : refund.getStatus()),
                requestId,
                refund.getFailureReason());
    }

    private static RefundCreateParams.Reason reason(RefundReason reason) {
        return switch (reason) {
            case REQUESTED_BY_CUSTOMER -> RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER;
            case DUPLICATE -> RefundCreateParams.Reason.DUPLICATE;
            case FRAUDULENT -> RefundCreateParams.Reason.FRAUDULENT;
        };
    }
}
