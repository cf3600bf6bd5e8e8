package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.localcloud.testing.CloudUnderTest;
import java.util.Objects;

/// The Stripe stand-in, through Stripe's own client.
public final class StripeOfLocalCloud {
    private final StripeClient client;

    public StripeOfLocalCloud(CloudUnderTest cloud) {
        this.client = StripeClient.builder()
                .setApiKey("sk_test_usher")
                .setApiBase(Objects.requireNonNull(cloud.environment().get("STRIPE_API_BASE")))
                .build();
    }

    /// The client.
    public StripeClient client() {
        return client;
    }

    /// A PaymentIntent of 21 euros that was paid by card.
    ///
    /// @param environment which of our environments it belongs to
    public String paid(RegistrationId registrationId, String environment) {
        var request = PaymentIntentCreateParams.builder()
                .setAmount(2100L)
                .setCurrency("eur")
                .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build())
                .putMetadata("registrationId", registrationId.toString())
                .putMetadata("attempt", "1")
                .putMetadata("env", environment)
                .build();
        var card = PaymentIntentConfirmParams.builder()
                .setPaymentMethod("pm_card_visa")
                .build();
        try {
            String id = client.v1().paymentIntents().create(request).getId();
            client.v1().paymentIntents().confirm(id, card);
            return id;
        } catch (StripeException e) {
            throw new IllegalStateException("the stand-in did not take a payment", e);
        }
    }
}
