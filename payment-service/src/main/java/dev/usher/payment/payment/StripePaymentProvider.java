package dev.usher.payment.payment;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import jakarta.inject.Singleton;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stripe through its own client.
@Singleton
final class StripePaymentProvider implements PaymentProvider {
    private static final String REGISTRATION_ID = "registrationId";
    private static final String ATTEMPT = "attempt";
    private static final Logger LOG = LoggerFactory.getLogger(StripePaymentProvider.class);
    private static final Set<String> AMOUNT_PROBLEMS =
            Set.of("amount_too_small", "amount_too_large", "currency_not_supported");

    private final StripeClient stripe;

    StripePaymentProvider(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public CreateOutcome create(RegistrationId registrationId, int attempt, Money amount) {
        var request = PaymentIntentCreateParams.builder()
                .setAmount(amount.amountMinor())
                .setCurrency(amount.currency())
                .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build())
                .putMetadata(REGISTRATION_ID, registrationId.toString())
                .putMetadata(ATTEMPT, Integer.toString(attempt))
                .build();
        try {
            var intent = stripe.v1().paymentIntents().create(request, idempotency(registrationId, attempt, amount));
            return new CreateOutcome.Created(intent(intent));
        } catch (InvalidRequestException e) {
            if (e.getCode() != null && AMOUNT_PROBLEMS.contains(e.getCode())) {
                return new CreateOutcome.NotPayable();
            }
            throw unavailable("create a PaymentIntent for " + registrationId, e);
        } catch (StripeException e) {
            throw unavailable("create a PaymentIntent for " + registrationId, e);
        }
    }

    @Override
    public Intent retrieve(String paymentIntentId) {
        try {
            return intent(stripe.v1().paymentIntents().retrieve(paymentIntentId));
        } catch (StripeException e) {
            throw unavailable("retrieve " + paymentIntentId, e);
        }
    }

    @Override
    public boolean cancel(String paymentIntentId) {
        var abandoned = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        try {
            stripe.v1().paymentIntents().cancel(paymentIntentId, abandoned);
            return true;
        } catch (InvalidRequestException e) {
            // Cancelled before, or being paid, or paid: Stripe's own word decides.
            return retrieve(paymentIntentId).status() == IntentStatus.CANCELED;
        } catch (StripeException e) {
            throw unavailable("cancel " + paymentIntentId, e);
        }
    }

    /// The attempt and the amount are part of the key: a key that is reused for other parameters is
    /// refused.
    private static RequestOptions idempotency(RegistrationId registrationId, int attempt, Money amount) {
        String key = "pi:" + registrationId.uuid() + ":" + attempt + ":" + amount.amountMinor() + amount.currency();
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static Intent intent(PaymentIntent intent) {
        IntentStatus status = switch (intent.getStatus()) {
            case "processing", "requires_capture" -> IntentStatus.PROCESSING;
            case "succeeded" -> IntentStatus.SUCCEEDED;
            case "canceled" -> IntentStatus.CANCELED;
            default -> IntentStatus.WAITS_FOR_BUYER;
        };
        return new Intent(intent.getId(), intent.getClientSecret(), status);
    }

    private static ProviderUnavailable unavailable(String act, StripeException e) {
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
        return new ProviderUnavailable(facts, e);
    }
}
