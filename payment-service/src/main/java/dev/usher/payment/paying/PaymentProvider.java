package dev.usher.payment.paying;

/// What we need of Stripe to take payments.
public interface PaymentProvider {
    /// Creates the PaymentIntent of a payment. Repeating the call with the same registration, attempt, amount
    /// and description returns the same one.
    ///
    /// @throws ProviderUnavailable if the outcome is not known; repeating is safe
    CreateOutcome create(Payment creating);

    /// Retrieves a PaymentIntent.
    ///
    /// @throws ProviderUnavailable if Stripe does not answer
    Intent retrieve(String paymentIntentId);

    /// Cancels a PaymentIntent that should no longer be paid. Repeating is safe.
    ///
    /// @return whether it is cancelled; if not, it is being paid or has been paid
    /// @throws ProviderUnavailable if Stripe does not answer
    boolean cancel(String paymentIntentId);

    /// A PaymentIntent.
    ///
    /// @param clientSecret for the buyer only; never stored, never logged
    record Intent(String paymentIntentId, String clientSecret, IntentStatus status) {
        @Override
        public String toString() {
            return "Intent[" + paymentIntentId + ", " + status + "]";
        }
    }

    /// Where a PaymentIntent stands at Stripe.
    enum IntentStatus {
        /// The buyer has to act: choose a payment method, confirm, or authenticate.
        WAITS_FOR_BUYER,
        /// A slow payment method is being processed.
        PROCESSING,
        /// Paid.
        SUCCEEDED,
        /// Cancelled.
        CANCELED
    }

    /// The result of creating a PaymentIntent.
    sealed interface CreateOutcome {
        /// It was created, now or by an earlier call.
        record Created(Intent intent) implements CreateOutcome {}

        /// Stripe cannot charge this amount or currency for this account.
        record NotPayable() implements CreateOutcome {}
    }

    /// Stripe cannot be reached, is overloaded, or refused the request. Retrying may help.
    final class ProviderUnavailable extends RuntimeException {
        private final boolean isAnswered;

        /// Wraps the client's exception when no answer arrived.
        public ProviderUnavailable(String message, Throwable cause) {
            this(message, cause, false);
        }

        /// Wraps the client's exception.
        ///
        /// @param isAnswered whether Stripe answered. If so, this request is over, and Stripe may repeat the
        ///     answer under the same idempotency key for a day.
        public ProviderUnavailable(String message, Throwable cause, boolean isAnswered) {
            super(message, cause);
            this.isAnswered = isAnswered;
        }

        /// Whether Stripe answered this one request with a failure. Otherwise Stripe is away or overloaded,
        /// for all requests.
        public boolean isAnswered() {
            return isAnswered;
        }
    }
}
