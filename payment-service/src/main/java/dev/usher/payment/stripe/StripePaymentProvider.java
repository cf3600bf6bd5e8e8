package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentProvider;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Set;

/// PaymentIntents through Stripe's own client.
@Singleton
final class StripePaymentProvider implements PaymentProvider {
    private static final Set<String> AMOUNT_PROBLEMS =
            Set.of("amount_too_small", "amount_too_large", "currency_not_supported");

    private final StripeClient stripe;
    private final String environment;

    StripePaymentProvider(StripeClient stripe, @Property(name = "usher.env") String environment) {
        this.stripe = stripe;
        this.environment = environment;
    }

    @Override
    public CreateOutcome create(Payment creating) {
        RegistrationId registrationId = creating.registrationId();
        int attempt = creating.attempt();
        Money amount = creating.amount();
        var request = PaymentIntentCreateParams.builder()
                .setAmount(amount.amountMinor())
                .setCurrency(amount.currency())
                .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build())
                .setDescription(creating.description())
                .putAllMetadata(StripeWords.metadata(registrationId, attempt, environment))
                .build();
        try {
            var intent = stripe.v1().paymentIntents().create(request, idempotency(registrationId, attempt, amount));
            return new CreateOutcome.Created(intent(intent));
        } catch (InvalidRequestException e) {
            if (e.getCode() != null && AMOUNT_PROBLEMS.contains(e.getCode())) {
                return new CreateOutcome.NotPayable();
            }
            throw StripeFailures.unavailable("create a PaymentIntent for " + registrationId, e);
        } catch (StripeException e) {
            throw StripeFailures.unavailable("create a PaymentIntent for " + registrationId, e);
        }
    }

    @Override
    public Intent retrieve(String paymentIntentId) {
        try {
            return intent(stripe.v1().paymentIntents().retrieve(paymentIntentId));
        } catch (StripeException e) {
            throw StripeFailures.unavailable("retrieve " + paymentIntentId, e);
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
            // It was cancelled before, is being paid, or was paid: ask Stripe which.
            return retrieve(paymentIntentId).status() == IntentStatus.CANCELED;
        } catch (StripeException e) {
            throw StripeFailures.unavailable("cancel " + paymentIntentId, e);
        }
    }

    /// The attempt and the amount are part of the key, because Stripe refuses a key that is reused with other
    /// parameters.
    private static RequestOptions idempotency(RegistrationId registrationId, int attempt, Money amount) {
        String key = "pi:" + registrationId.uuid() + ":" + attempt + ":" + amount.amountMinor() + amount.currency();
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static Intent intent(PaymentIntent intent) {
        return new Intent(intent.getId(), intent.getClientSecret(), StripeWords.status(intent));
    }
}
