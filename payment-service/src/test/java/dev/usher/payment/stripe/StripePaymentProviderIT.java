package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentListParams;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.Samples;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentProvider;
import dev.usher.payment.paying.PaymentProvider.CreateOutcome.Created;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.paying.PaymentProviderContract;
import dev.usher.payment.paying.PaymentState;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnLocalCloud
class StripePaymentProviderIT extends PaymentProviderContract {
    private static final Money PRICE = new Money(2100, "eur");

    private final String apiBase;
    private final StripeClient stripe;

    StripePaymentProviderIT(CloudUnderTest cloud) {
        this.apiBase = Objects.requireNonNull(cloud.environment().get("STRIPE_API_BASE"));
        this.stripe = client("sk_test_usher", apiBase);
    }

    @Override
    protected PaymentProvider provider() {
        return new StripePaymentProvider(stripe, "test");
    }

    @Override
    protected void pay(String paymentIntentId) {
        var card = PaymentIntentConfirmParams.builder()
                .setPaymentMethod("pm_card_visa")
                .build();
        try {
            stripe.v1().paymentIntents().confirm(paymentIntentId, card);
        } catch (StripeException e) {
            throw new IllegalStateException("cannot pay " + paymentIntentId, e);
        }
    }

    @Test
    void whatWasCreatedIsInStripesLists() throws StripeException {
        Payment payment = payment();
        var registrationId = payment.registrationId();
        var created = (Created) provider().create(payment);
        String id = created.intent().paymentIntentId();
        pay(id);

        var recent = PaymentIntentListParams.Created.builder()
                .setGte(Instant.now().minusSeconds(60).getEpochSecond())
                .build();
        var intents = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCreated(recent)
                        .setLimit(100L)
                        .build());
        var events = stripe.v1()
                .events()
                .list(EventListParams.builder()
                        .addType("payment_intent.succeeded")
                        .setDeliverySuccess(true)
                        .setLimit(100L)
                        .build());

        assertThat(intents.getData())
                .filteredOn(intent -> intent.getId().equals(id))
                .singleElement()
                .satisfies(intent ->
                        assertThat(intent.getMetadata()).containsEntry("registrationId", registrationId.toString()));
        assertThat(events.getData())
                .map(event -> event.getDataObjectDeserializer().getObject())
                .anyMatch(object -> object.filter(
                                intent -> ((PaymentIntent) intent).getId().equals(id))
                        .isPresent());
    }

    @Test
    void anAddressWhereNobodyAnswersIsUnavailable() {
        var nobody = new StripePaymentProvider(client("sk_test_usher", "http://127.0.0.1:1"), "test");

        assertThatThrownBy(() -> nobody.create(payment()))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("cannot create a PaymentIntent for REG#");
    }

    @Test
    void aKeyThatIsRefusedIsUnavailableAndNotShown() {
        var refused = new StripePaymentProvider(client("sk_live_secret", apiBase), "test");

        assertThatThrownBy(() -> refused.create(payment()))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("status 401")
                .hasMessageNotContaining("sk_live_secret");
    }

    private static Payment payment() {
        return Samples.payment(RegistrationId.random(), 1, PaymentState.CREATING, PRICE, null, null, Samples.NOW);
    }

    private static StripeClient client(String key, String apiBase) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(apiBase)
                .setMaxNetworkRetries(1)
                .build();
    }
}
