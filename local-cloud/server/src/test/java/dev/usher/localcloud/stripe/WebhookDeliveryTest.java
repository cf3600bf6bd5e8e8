package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String PAID = "confirm=true&payment_method=pm_card_visa&amount=2500&currency=eur";
    private static final String SUCCEEDED = "payment_intent.succeeded";
    private static final String SECRET = "whsec_test";
    private static final String UNDELIVERED = "/v1/events?delivery_success=false&types[]=" + SUCCEEDED;

    private WebhookReceiver shop;
    private StripeStandIn standIn;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        shop = new WebhookReceiver();
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0)
                .withWebhooks(List.of(new WebhookEndpoint(shop.url(), List.of(SECRET), Set.of(SUCCEEDED))))
                .withTimes(Duration.ofMillis(20), Duration.ofMillis(20)));
        api = new Api(standIn.url());
    }

    @AfterEach
    void stop() {
        standIn.close();
        shop.close();
    }

    @Test
    void anEventIsSentAgainUntilTheShopTakesIt() throws Exception {
        shop.answerNextWith(500);
        shop.answerNextWith(302);

        api.post(INTENTS, PAID);
        var first = shop.next();
        var second = shop.next();
        var third = shop.next();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(third.body()).isEqualTo(first.body());
        awaitDelivered();
        assertThat(shop.isEmpty()).isTrue();
    }

    @Test
    void theBodyIsPrettySoThatOnlyItsRawBytesVerify() throws Exception {
        api.post(INTENTS, PAID);

        var delivery = shop.next();

        assertThat(delivery.body()).contains("{\n  \"id\" : \"evt_stub_");
        assertThat(delivery.signature()).matches("t=\\d+,v1=[0-9a-f]{64},v0=[0-9a-f]{64}");
        var rewritten = delivery.body().replace("\n", "");
        assertThatThrownBy(() -> Webhook.constructEvent(rewritten, delivery.signature(), SECRET))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void anEventCountsTheEndpointsThatStillMissIt() throws Exception {
        switchOn("{\"name\": \"drop\", \"remaining\": 1}");

        api.post(INTENTS, PAID);
        api.post(INTENTS, PAID);
        var delivered = shop.next();

        assertThat(delivered.body()).contains("\"pending_webhooks\" : 1");
        assertThat(api.get(UNDELIVERED).text("/data/0/pending_webhooks")).isEqualTo("1");
        awaitDelivered(1);
        assertThat(api.get("/v1/events?delivery_success=true&type=" + SUCCEEDED).text("/data/0/pending_webhooks"))
                .isEqualTo("0");
    }

    @Test
    void pausesBetweenTriesDouble() throws Exception {
        IntStream.range(0, 4).forEach(attempt -> shop.answerNextWith(500));

        api.post(INTENTS, PAID);
        shop.next();
        var begun = System.nanoTime();
        IntStream.range(0, 4).forEach(attempt -> take());

        // 20, 40, 80 and 160 milliseconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void onlyEventsThatTheEndpointWantsAreSent() throws Exception {
        api.post(INTENTS, PAID);
        shop.next(SUCCEEDED);
        awaitDelivered();

        assertThat(shop.isEmpty()).isTrue();
        assertThat(api.get("/v1/events").json().path("data"))
                .extracting(event -> event.path("type").asText())
                .containsExactly(SUCCEEDED, "charge.succeeded", "payment_intent.created");
    }

    @Test
    void aDuplicatedEventArrivesSeveralTimes() throws Exception {
        switchOn("{\"name\": \"duplicate\", \"value\": 3}");

        api.post(INTENTS, PAID);

        var first = shop.next();
        assertThat(shop.next().body()).isEqualTo(first.body());
        assertThat(shop.next().body()).isEqualTo(first.body());
    }

    @Test
    void aDroppedEventIsOnlyInTheList() throws Exception {
        switchOn("{\"name\": \"drop\", \"remaining\": 1}");

        var lost = api.post(INTENTS, PAID).text("/id");
        var delivered = api.post(INTENTS, PAID).text("/id");

        assertThat(shop.next().body()).contains(delivered).doesNotContain(lost);
        assertThat(api.get(UNDELIVERED).json().path("data"))
                .extracting(event -> event.at("/data/object/id").asText())
                .contains(lost);
    }

    @Test
    void aForgedDeliveryIsFollowedByARealOne() throws Exception {
        switchOn("{\"name\": \"bad_signature\", \"remaining\": 1}");
        shop.answerNextWith(400);

        api.post(INTENTS, PAID);
        var forged = shop.next();
        var real = shop.next();

        assertThatThrownBy(() -> Webhook.constructEvent(forged.body(), forged.signature(), SECRET))
                .isInstanceOf(SignatureVerificationException.class);
        assertThat(Webhook.constructEvent(real.body(), real.signature(), SECRET).getType())
                .isEqualTo(SUCCEEDED);
    }

    @Test
    void anOldDeliveryIsSignedCorrectlyButTooOld() throws Exception {
        switchOn("{\"name\": \"old_timestamp\"}");

        api.post(INTENTS, PAID);
        var old = shop.next();

        assertThatThrownBy(() -> Webhook.constructEvent(old.body(), old.signature(), SECRET))
                .isInstanceOf(SignatureVerificationException.class)
                .hasMessageContaining("tolerance");
        assertThat(Webhook.constructEvent(old.body(), old.signature(), SECRET, 3_600)
                        .getType())
                .isEqualTo(SUCCEEDED);
    }

    @Test
    void aDelayedEventArrivesAfterALaterOne() throws Exception {
        switchOn("{\"name\": \"delay\", \"value\": 400, \"remaining\": 1}");

        var early = api.post(INTENTS, PAID).text("/id");
        var late = api.post(INTENTS, PAID).text("/id");

        assertThat(shop.next().body()).contains(late);
        assertThat(shop.next().body()).contains(early);
    }

    @Test
    void onePaymentCanBringItsOwnFault() throws Exception {
        api.post(INTENTS, PAID + "&metadata[stub_fault]=duplicate%3D2");

        assertThat(shop.next().body()).isEqualTo(shop.next().body());
    }

    @Test
    void theApiFailsAsOftenAsAsked() throws Exception {
        switchOn("{\"name\": \"500\", \"on\": [\"POST " + INTENTS + "\"], \"remaining\": 1}");

        var listed = api.get(INTENTS);
        var failed = api.post(INTENTS, PAID, "Idempotency-Key", "try");
        var retried = api.post(INTENTS, PAID, "Idempotency-Key", "try");

        assertThat(listed.status()).isEqualTo(200);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text("/error/type")).isEqualTo("api_error");
        assertThat(retried.status()).isEqualTo(200);
    }

    @Test
    void anUnknownFaultIsRefusedWithTheNamesThereAre() throws Exception {
        var answer = api.put("/_stub/faults", "{\"faults\": [{\"name\": \"nonsense\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/message")).contains("duplicate", "old_timestamp", "500");
    }

    private void take() {
        try {
            shop.next();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void switchOn(String fault) throws Exception {
        assertThat(api.put("/_stub/faults", "{\"faults\": [" + fault + "]}").status())
                .isEqualTo(200);
    }

    /// The note that the shop took it is made after the shop has seen it.
    private void awaitDelivered() throws Exception {
        awaitDelivered(0);
    }

    private void awaitDelivered(int others) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (api.get(UNDELIVERED).json().path("data").size() > others) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
