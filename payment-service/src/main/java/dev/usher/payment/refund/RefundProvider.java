package dev.usher.payment.refund;

import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stripe's refunds, as far as we need them.
public interface RefundProvider {
    /// Gives money back. Repeating it for the same request and round gives the same refund for a day at
    /// least, or the same failure; after that, [#ofPaymentIntent] tells whether it was made.
    ///
    /// @param round another than before only if Stripe has answered with a failure, and has no such refund
    /// @throws ProviderUnavailable if no answer is known; repeating is safe
    Answer refund(RefundRequest request, int round);

    /// All refunds of a PaymentIntent, but for those of others that cannot be read.
    ///
    /// @throws ProviderUnavailable if there is no answer
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

    /// What Stripe says to a wish.
    sealed interface Answer {
        /// It took it.
        record Taken(StripeRefund refund) implements Answer {}

        /// It refuses it for good: asking again gets the same answer.
        ///
        /// @param code as Stripe names it
        record Refused(String code) implements Answer {}
    }
}
