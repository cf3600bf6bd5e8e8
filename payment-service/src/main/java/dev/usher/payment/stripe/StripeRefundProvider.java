package dev.usher.payment.stripe;

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
import dev.usher.payment.refund.RefundProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refunds through Stripe's own client.
@Singleton
final class StripeRefundProvider implements RefundProvider {
    private static final Logger LOG = LoggerFactory.getLogger(StripeRefundProvider.class);
    private static final long PAGE = 100;
    private static final int FIRST_ROUND = 1;

    /// Refusals that may pass, for example once the account's balance is topped up or a concurrent call has
    /// ended.
    private static final Set<String> PASSING =
            Set.of("balance_insufficient", "lock_timeout", "idempotency_key_in_use", "rate_limit");

    private final StripeClient stripe;

    StripeRefundProvider(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public Answer refund(RefundRequest request, int round) {
        var refund = RefundCreateParams.builder()
                .setPaymentIntent(request.paymentIntentId())
                .setAmount(request.amount().amountMinor())
                .putAllMetadata(StripeWords.metadata(request.refundId()));
        if (request.reason() != null) {
            refund.setReason(reason(request.reason()));
        }
        var options = RequestOptions.builder()
                .setIdempotencyKey("refund:" + request.refundId() + (round == FIRST_ROUND ? "" : ":" + round))
                .build();
        try {
            return new Answer.Taken(refund(stripe.v1().refunds().create(refund.build(), options)));
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
            stripe.v1()
                    .refunds()
                    .list(all)
                    .autoPagingIterable()
                    .forEach(refund -> readable(refund).ifPresent(refunds::add));
        } catch (StripeException e) {
            throw StripeFailures.unavailable("list the refunds of " + paymentIntentId, e);
        }
        return refunds;
    }

    /// Reads a refund. One of our own that cannot be read fails the call and keeps its request waiting:
    /// overlooking it would refund the money twice. Others are skipped.
    private static Optional<StripeRefund> readable(Refund refund) {
        if (StripeWords.refundRequestId(refund) != null) {
            return Optional.of(refund(refund));
        }
        try {
            return Optional.of(refund(refund));
        } catch (RuntimeException e) {
            LOG.warn("The refund {} cannot be read and is skipped: {}", refund.getId(), e.toString());
            return Optional.empty();
        }
    }

    private static StripeRefund refund(Refund refund) {
        return new StripeRefund(
                refund.getId(),
                refund.getAmount(),
                RefundStatus.ofStripe(refund.getStatus()),
                StripeWords.refundRequestId(refund),
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
