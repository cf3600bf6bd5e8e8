package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import dev.usher.localcloud.stripe.webhook.EventLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The stand-in as Stripe's own client sees it.
class StripeClientTest {

    private static final String NEW_SECRET = "whsec_new";
    private static final String OLD_SECRET = "whsec_old";

    private WebhookReceiver shop;
    private StripeStandIn standIn;
    private StripeClient stripe;

    @BeforeEach
    void start() throws Exception {
        shop = new WebhookReceiver();
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0)
                .withWebhook(shop.url(), List.of(NEW_SECRET, OLD_SECRET))
                .withTimes(Duration.ofMillis(50), Duration.ofMillis(100)));
        stripe = StripeClient.builder()
                .setApiKey(Api.SECRET_KEY)
                .setApiBase(standIn.url().toString())
                .build();
    }

    @AfterEach
    void stop() {
        standIn.close();
        shop.close();
    }

    @Test
    void objectsAreShapedAfterTheVersionOfTheClient() {
        assertThat(EventLog.API_VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void aPaymentGoesFromCreateThroughConfirmToASignedWebhook() throws Exception {
        var created = create(2_500);
        assertThat(created.getStatus()).isEqualTo("requires_payment_method");
        assertThat(created.getClientSecret()).startsWith(created.getId() + "_secret_");

        var confirmed = confirm(created, "pm_card_visa");

        assertThat(confirmed.getStatus()).isEqualTo("succeeded");
        assertThat(confirmed.getAmountReceived()).isEqualTo(2_500);
        var event = received("payment_intent.succeeded", NEW_SECRET);
        assertThat(event.getLivemode()).isFalse();
        var intent =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(intent.getId()).isEqualTo(created.getId());
        assertThat(intent.getMetadata()).containsEntry("registrationId", "REG#1");
    }

    @Test
    void eachActiveSecretVerifiesADelivery() throws Exception {
        confirm(create(2_500), "pm_card_visa");

        var delivery = shop.next("payment_intent.succeeded");

        assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), NEW_SECRET))
                .isNotNull();
        assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), OLD_SECRET))
                .isNotNull();
        assertThatThrownBy(() -> Webhook.constructEvent(delivery.body(), delivery.signature(), "whsec_other"))
                .isInstanceOf(com.stripe.exception.SignatureVerificationException.class);
    }

    @Test
    void aDeclinedCardLeavesTheIntentOpenForAnotherOne() throws Exception {
        var created = create(2_500);

        assertThatThrownBy(() -> confirm(created, "pm_card_visa_chargeDeclinedInsufficientFunds"))
                .isInstanceOfSatisfying(CardException.class, declined -> {
                    assertThat(declined.getStatusCode()).isEqualTo(402);
                    assertThat(declined.getCode()).isEqualTo("card_declined");
                    assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
                });

        var failed = received("payment_intent.payment_failed", NEW_SECRET);
        var intent =
                (PaymentIntent) failed.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(confirm(created, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aDelayedPaymentIsProcessingFirst() throws Exception {
        var confirmed = confirm(create(2_500), "pm_stub_processing");

        assertThat(confirmed.getStatus()).isEqualTo("processing");
        assertThat(received("payment_intent.processing", NEW_SECRET)).isNotNull();
        assertThat(received("payment_intent.succeeded", NEW_SECRET)).isNotNull();
    }

    @Test
    void aDelayedPaymentCanFail() throws Exception {
        var confirmed = confirm(create(2_500), "pm_stub_processing_declined");

        assertThat(confirmed.getStatus()).isEqualTo("processing");
        var failed = (PaymentIntent) received("payment_intent.payment_failed", NEW_SECRET)
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
        assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
        assertThat(failed.getLastPaymentError().getCode()).isEqualTo("card_declined");
    }

    @Test
    void anOpenIntentCanBeCancelledAndAPaidOneCannot() throws Exception {
        var open = create(2_500);
        var paid = confirm(create(2_500), "pm_card_visa");
        var abandoned = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();

        var cancelled = stripe.v1().paymentIntents().cancel(open.getId(), abandoned);

        assertThat(cancelled.getStatus()).isEqualTo("canceled");
        assertThat(cancelled.getCancellationReason()).isEqualTo("abandoned");
        assertThatThrownBy(() -> stripe.v1().paymentIntents().cancel(paid.getId(), abandoned))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state"));
    }

    @Test
    void refundsInPartsAddUpToTheWholeAndNoFurther() throws Exception {
        var paid = confirm(create(2_500), "pm_card_visa");

        var first = refund(paid, 1_000L);
        var charge = (Charge) received("charge.refunded", NEW_SECRET)
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
        assertThat(charge.getAmountRefunded()).isEqualTo(1_000);
        assertThat(charge.getRefunded()).isFalse();
        refund(paid, null);

        assertThat(first.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.v1().refunds().retrieve(first.getId()).getAmount()).isEqualTo(1_000);
        assertThat(charge(paid).getRefunded()).isTrue();
        assertThatThrownBy(() -> refund(paid, 1L))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo("charge_already_refunded"));
    }

    @Test
    void aRefundIsToldUnderAllItsNames() throws Exception {
        var paid = confirm(create(2_500), "pm_card_visa");
        refund(paid, null);

        var types = stripe
                .v1()
                .events()
                .list(EventListParams.builder().setLimit(4L).build())
                .getData()
                .stream()
                .map(Event::getType)
                .toList();

        assertThat(types)
                .containsExactly("charge.refund.updated", "refund.updated", "charge.refunded", "refund.created");
    }

    @Test
    void listsArePagedNewestFirst() throws Exception {
        for (var amount = 1_001; amount <= 1_005; amount++) {
            create(amount);
        }

        var all = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(2L).build())
                .autoPagingIterable();

        assertThat(all).extracting(PaymentIntent::getAmount).containsExactly(1_005L, 1_004L, 1_003L, 1_002L, 1_001L);
    }

    private PaymentIntent create(long amount) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency("eur")
                        .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                                .setEnabled(true)
                                .build())
                        .putMetadata("registrationId", "REG#1")
                        .build());
    }

    private PaymentIntent confirm(PaymentIntent intent, String paymentMethod) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(paymentMethod)
                                .build());
    }

    private Refund refund(PaymentIntent intent, @org.jspecify.annotations.Nullable Long amount) throws StripeException {
        return stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amount)
                        .build());
    }

    private Charge charge(PaymentIntent intent) throws StripeException {
        var expanded =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return stripe.v1().paymentIntents().retrieve(intent.getId(), expanded).getLatestChargeObject();
    }

    private Event received(String type, String secret) throws Exception {
        var delivery = shop.next(type);
        return Webhook.constructEvent(delivery.body(), delivery.signature(), secret);
    }
}
