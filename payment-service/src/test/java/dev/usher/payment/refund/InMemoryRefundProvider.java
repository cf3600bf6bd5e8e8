package dev.usher.payment.refund;

import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.platform.testing.Fake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Refunds without Stripe. Every PaymentIntent counts as paid with the amount of its first refund, unless
/// another amount is set.
@Fake
public final class InMemoryRefundProvider implements RefundProvider {
    private final Map<String, StripeRefund> refunds = new LinkedHashMap<>();
    private final Map<String, String> intents = new LinkedHashMap<>();
    private final Map<String, Long> received = new LinkedHashMap<>();
    private @Nullable String refusal;
    private boolean unavailable;
    private boolean losesAnswers;
    private boolean forgetsKeys;
    private boolean failsFirstRound;

    @Override
    public synchronized Answer refund(RefundRequest request, int round) {
        answerOrFail();
        if (failsFirstRound && round == 1) {
            throw new ProviderUnavailable("status 500", new IllegalStateException("api_error"), true);
        }
        if (refusal != null) {
            return new Answer.Refused(refusal);
        }
        StripeRefund known = refunds.get(request.refundId());
        if (known != null && !forgetsKeys) {
            return new Answer.Taken(known);
        }
        long left = received.getOrDefault(request.paymentIntentId(), Long.MAX_VALUE);
        if (left == 0) {
            return new Answer.Refused("charge_already_refunded");
        }
        if (left < request.amount().amountMinor()) {
            return new Answer.Refused("amount_too_large");
        }
        received.computeIfPresent(
                request.paymentIntentId(),
                (_, money) -> money - request.amount().amountMinor());
        String id = "re_" + request.refundId().replace(':', '_') + "_" + refunds.size();
        var refund =
                new StripeRefund(id, request.amount().amountMinor(), RefundStatus.SUCCEEDED, request.refundId(), null);
        refunds.put(known == null ? request.refundId() : id, refund);
        intents.put(id, request.paymentIntentId());
        if (losesAnswers) {
            throw new ProviderUnavailable("the answer was lost", new IllegalStateException("time-out"));
        }
        return new Answer.Taken(refund);
    }

    @Override
    public synchronized List<StripeRefund> ofPaymentIntent(String paymentIntentId) {
        answerOrFail();
        return refunds.values().stream()
                .filter(refund -> paymentIntentId.equals(intents.get(refund.stripeRefundId())))
                .toList();
    }

    /// All refunds that were made.
    public synchronized List<StripeRefund> all() {
        return new ArrayList<>(refunds.values());
    }

    /// Sets how much was paid with a PaymentIntent.
    public synchronized void received(String paymentIntentId, long amountMinor) {
        received.put(paymentIntentId, amountMinor);
    }

    /// Sets whether refunds are refused from now on.
    public synchronized void setRefusal(@Nullable String code) {
        this.refusal = code;
    }

    /// Sets whether there is no answer from now on.
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /// Sets whether refunds are made but their answers are lost from now on.
    public synchronized void setLosesAnswers(boolean losesAnswers) {
        this.losesAnswers = losesAnswers;
    }

    /// From now on, idempotency keys are forgotten, as Stripe may do after a day.
    public synchronized void setForgetsKeys(boolean forgetsKeys) {
        this.forgetsKeys = forgetsKeys;
    }

    /// From now on, the first key of a refund is answered with a failure that Stripe repeats.
    public synchronized void setFailsFirstRound(boolean failsFirstRound) {
        this.failsFirstRound = failsFirstRound;
    }

    /// Forgets everything.
    public synchronized void clear() {
        refunds.clear();
        intents.clear();
        received.clear();
        refusal = null;
        unavailable = false;
        losesAnswers = false;
        forgetsKeys = false;
        failsFirstRound = false;
    }

    private void answerOrFail() {
        if (unavailable) {
            throw new ProviderUnavailable("Stripe is away", new IllegalStateException("connection refused"));
        }
    }
}
