package dev.usher.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Stripe's client throws, as what we do about it.
public final class StripeFailures {
    private static final Logger LOG = LoggerFactory.getLogger(StripeFailures.class);

    private StripeFailures() {}

    /// The failure to throw, logged with what Stripe's support asks for.
    ///
    /// @param act what was tried, with the id of what it is about
    public static ProviderUnavailable unavailable(String act, StripeException e) {
        String facts = "cannot " + act + ": status " + e.getStatusCode() + ", code " + e.getCode() + ", request "
                + e.getRequestId();
        boolean mayPass =
                e instanceof ApiConnectionException || e instanceof ApiException || e instanceof RateLimitException;
        if (mayPass) {
            LOG.warn("Stripe {} ({})", facts, e.getClass().getSimpleName());
        } else {
            // A key without permission, or a mistake of ours: no retry of the buyer's helps, operations must look.
            LOG.error("Stripe {} ({})", facts, e instanceof IdempotencyException ? "our mistake" : "check the key", e);
        }
        boolean isAnswered = !(e instanceof ApiConnectionException) && !(e instanceof RateLimitException);
        return new ProviderUnavailable(facts, e, isAnswered);
    }
}
