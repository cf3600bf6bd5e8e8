package dev.usher.payment.paying;

/// Stripe, as far as we need it.
public interface PaymentProvider {
    /// Asks for the PaymentIntent of a payment. Repeating it for the same registration, attempt, amount and
    /// description gives the same one.
    ///
    /// @throws ProviderUnavailable if no answer is known; repeating is safe
    CreateOutcome create(Payment creating);

    /// Looks a PaymentIntent up.
    ///
    /// @throws ProviderUnavailable if there is no answer
    Intent retrieve(String paymentIntentId);

    /// Cancels a PaymentIntent that nobody pays any more. Repeating is safe.
    ///
    /// @return whether it is cancelled now; if not, it is being paid or was paid
    /// @throws ProviderUnavailable if there is no answer
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
        /// The buyer has something to do: method, confirmation or action.
        WAITS_FOR_BUYER,
        /// A slow method is under way.
        PROCESSING,
        /// Paid.
        SUCCEEDED,
        /// Cancelled.
        CANCELED
    }

    /// What became of the wish for a PaymentIntent.
    sealed interface CreateOutcome {
        /// Here it is.
        record Created(Intent intent) implements CreateOutcome {}

        /// Stripe does not charge such an amount or currency for this account.
        record NotPayable() implements CreateOutcome {}
    }

    /// Stripe cannot be reached, is overloaded, or has refused us. A retry may help.
    final class ProviderUnavailable extends RuntimeException {
        private final boolean isAnswered;

        /// Wraps what the client reported: no answer came.
        public ProviderUnavailable(String message, Throwable cause) {
            this(message, cause, false);
        }

        /// Wraps what the client reported.
        ///
        /// @param isAnswered whether Stripe answered, so that this request is over, and its answer may be
        ///     remembered under its idempotency key for a day
        public ProviderUnavailable(String message, Throwable cause, boolean isAnswered) {
            super(message, cause);
            this.isAnswered = isAnswered;
        }

        /// Whether Stripe answered with a failure, to this one request. Otherwise it is away or overloaded,
        /// and so it is for all others.
        public boolean isAnswered() {
            return isAnswered;
        }
    }
}
