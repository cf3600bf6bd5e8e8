package dev.usher.payment.refund;

import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What we need of Stripe to refund payments.
public interface RefundProvider {
    /// Refunds money. For at least a day, repeating the call with the same request and round returns the same
    /// refund or the same failure; after that, [#ofPaymentIntent] says whether the refund was made.
    ///
    /// @param round to be increased only if Stripe has answered with a failure and has no such refund
    /// @throws ProviderUnavailable if the outcome is not known; repeating is safe
    Answer refund(RefundRequest request, int round);

    /// All refunds of a PaymentIntent, except those that were not made by us and cannot be read.
    ///
    /// @throws ProviderUnavailable if Stripe does not answer
    List<StripeRefund> ofPaymentIntent(String paymentIntentId);

    /// A refund at Stripe.
    ///
    /// @param requestId the request it was made for; absent if it was made in Stripe's Dashboard
    /// @param failureCode why it failed
    record StripeRefund(
            String stripeRefundId,
            long amountMinor,
            RefundStatus status,
            @Nullable String requestId,
            @Nullable String failureCode) {}

    /// Stripe's answer to a refund request.
    sealed interface Answer {
        /// Stripe accepted the request.
        record Taken(StripeRefund refund) implements Answer {}

        /// Stripe refused the request permanently: asking again would get the same answer.
        ///
        /// @param code as Stripe names it
        record Refused(String code) implements Answer {}
    }
}
