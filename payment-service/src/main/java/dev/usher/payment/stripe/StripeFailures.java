package dev.usher.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what Stripe's client throws into our own failure.
public final class StripeFailures {
    private static final Logger LOG = LoggerFactory.getLogger(StripeFailures.class);

    private StripeFailures() {}

    /// The failure to throw. It is logged with the ids that Stripe's support asks for.
    ///
    /// @param act what was tried, with the id of the object
    public static ProviderUnavailable unavailable(String act, StripeException e) {
        String facts = "cannot " + act + ": status " + e.getStatusCode() + ", code " + e.getCode() + ", request "
                + e.getRequestId();
        boolean mayPass =
                e instanceof ApiConnectionException || e instanceof ApiException || e instanceof RateLimitException;
        if (mayPass) {
            LOG.warn("Stripe {} ({})", facts, e.getClass().getSimpleName());
        } else {
            // A key without permission, or a bug: retrying does not help the buyer; operations must look.
            LOG.error("Stripe {} ({})", facts, e instanceof IdempotencyException ? "our mistake" : "check the key", e);
        }
        boolean isAnswered = !(e instanceof ApiConnectionException) && !(e instanceof RateLimitException);
        return new ProviderUnavailable(facts, e, isAnswered);
    }
}
