package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each fault as the shop meets it. Those of deliveries that are as old as the stand-in are in
/// [WebhookDeliveryTest].
class FaultTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String PAID = "confirm=true&payment_method=pm_card_visa&amount=2500&currency=eur";
    private static final String SUCCEEDED = "payment_intent.succeeded";
    private static final String ON_SUCCEEDED = ", \"on\": [\"" + SUCCEEDED + "\"]";
    private static final String ON_CREATE = ", \"on\": [\"POST " + INTENTS + "\"]";
    private static final String SECRET = "whsec_test";
    private static final String KEY = "Idempotency-Key";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private WebhookReceiver shop;
    private StripeStandIn standIn;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        shop = new WebhookReceiver();
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0)
                .withWebhooks(List.of(WebhookEndpoint.forEverything(shop.url(), List.of(SECRET))))
                .withTimes(Duration.ofMillis(20), Duration.ofMillis(20)));
        api = new Api(standIn.url());
    }

    @AfterEach
    void stop() {
        standIn.close();
        shop.close();
    }

    @Test
    void twinsTellOneChangeUnderTwoIds() throws Exception {
        switchOn("{\"name\": \"twin\"" + ON_SUCCEEDED + "}");

        api.post(INTENTS, PAID);
        var first = received(SUCCEEDED);
        var second = received(SUCCEEDED);

        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(second.path("data")).isEqualTo(first.path("data"));
        assertThat(api.get("/v1/events?type=" + SUCCEEDED).json().path("data"))
                .extracting(event -> event.path("id").asText())
                .containsExactlyInAnyOrder(
                        first.path("id").asText(), second.path("id").asText());
        assertThat(api.get("/_stub/ledger").text("/currencies/eur/payments")).isEqualTo("1");
    }

    @Test
    void whatCameBeforeTheSuccessArrivesAfterIt() throws Exception {
        switchOn("{\"name\": \"reorder\"}");

        api.post(INTENTS, PAID.replace("pm_card_visa", "pm_stub_processing"));

        var types = IntStream.range(0, 4).mapToObj(index -> type(shop)).toList();
        assertThat(types.indexOf(SUCCEEDED))
                .isLessThan(types.indexOf("payment_intent.processing"))
                .isLessThan(types.indexOf("payment_intent.created"));
    }

    @Test
    void withoutASuccessTheOthersArriveInTheEnd() throws Exception {
        switchOn("{\"name\": \"reorder\", \"value\": 50}");

        api.post(INTENTS, "amount=2500&currency=eur");

        assertThat(received("payment_intent.created").at("/data/object/status").asText())
                .isEqualTo("requires_payment_method");
    }

    @Test
    void anEarlyWebhookIsThereBeforeTheAnswer() throws Exception {
        switchOn("{\"name\": \"early\"" + ON_SUCCEEDED + "}");

        for (int call = 0; call < 5; call++) {
            var paid = api.post(INTENTS, PAID);

            assertThat(shop.arrived(SUCCEEDED, paid.text("/id"))).isTrue();
        }
    }

    @Test
    void anAnswerWaitsForAnEarlyWebhookOnlyForAWhile() throws Exception {
        switchOn("{\"name\": \"early\", \"value\": 100" + ON_SUCCEEDED + "}, {\"name\": \"delay\", \"value\": 60000"
                + ON_SUCCEEDED + "}");

        var paid = api.post(INTENTS, PAID);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(shop.arrived(SUCCEEDED, paid.text("/id"))).isFalse();
    }

    @Test
    void aFutureDeliveryIsSignedForLater() throws Exception {
        switchOn("{\"name\": \"future_timestamp\", \"value\": 3600" + ON_SUCCEEDED + "}");

        api.post(INTENTS, PAID);
        var delivery = shop.next(SUCCEEDED);

        var signedAt = Long.parseLong(delivery.signature().replaceAll("t=(\\d+),.*", "$1"));
        assertThat(signedAt).isGreaterThan(System.currentTimeMillis() / 1_000 + 3_000);
        assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), SECRET))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "api_version, , /api_version, 2026-09-30.endive, 2026-07-29.dahlia",
        "api_version, '2023-08-16', /api_version, 2023-08-16, 2026-07-29.dahlia",
        "wrong_amount, , /data/object/amount_received, 2501, 2500",
        "wrong_amount, 100, /data/object/amount, 2600, 2500",
        "wrong_currency, , /data/object/currency, jpy, eur",
        "wrong_currency, gbp, /data/object/currency, gbp, eur",
        "livemode, , /livemode, true, false",
        "livemode, true, /data/object/livemode, true, false",
    })
    void onlyTheDeliveredCopyLies(String fault, String value, String pointer, String lie, String truth)
            throws Exception {
        var with = value == null ? "" : ", \"value\": \"" + value + "\"";
        switchOn("{\"name\": \"" + fault + "\"" + with + ON_SUCCEEDED + "}");

        api.post(INTENTS, PAID);
        var event = received(SUCCEEDED);

        assertThat(event.at(pointer).asText()).isEqualTo(lie);
        assertThat(api.get("/v1/events/" + event.path("id").asText()).text(pointer))
                .isEqualTo(truth);
        assertThat(api.get("/_stub/ledger").text("/currencies/eur/succeeded")).isEqualTo("2500");
    }

    @Test
    void anEventCanBeAboutAPaymentThatNobodyKnows() throws Exception {
        switchOn("{\"name\": \"unknown_intent\"" + ON_SUCCEEDED + "}");

        var paid = api.post(INTENTS, PAID + "&metadata[registrationId]=REG%231").text("/id");
        var event = received(SUCCEEDED);

        var unknown = event.at("/data/object/id").asText();
        assertThat(unknown).startsWith("pi_stub_").isNotEqualTo(paid);
        assertThat(event.at("/data/object/metadata")).isEmpty();
        assertThat(api.get(INTENTS + "/" + unknown).status()).isEqualTo(404);
        assertThat(api.get("/v1/events/" + event.path("id").asText()).text("/data/object/id"))
                .isEqualTo(paid);
    }

    @Test
    void aLieIsFollowedByTheTruthWhenItIsRefused() throws Exception {
        switchOn("{\"name\": \"wrong_amount\", \"remaining\": 1" + ON_SUCCEEDED + "}");
        shop.answerNextWith(SUCCEEDED, 500);

        api.post(INTENTS, PAID);

        assertThat(received(SUCCEEDED).at("/data/object/amount").asLong()).isEqualTo(2_501);
        assertThat(received(SUCCEEDED).at("/data/object/amount").asLong()).isEqualTo(2_500);
    }

    @Test
    void faultsAddUp() throws Exception {
        switchOn("{\"name\": \"duplicate\"" + ON_SUCCEEDED + "}, {\"name\": \"wrong_amount\"" + ON_SUCCEEDED
                + "}, {\"name\": \"old_timestamp\"" + ON_SUCCEEDED + "}");

        api.post(INTENTS, PAID);
        var first = shop.next(SUCCEEDED);
        var second = shop.next(SUCCEEDED);

        assertThat(second.body()).isEqualTo(first.body()).contains("2501");
        assertThatThrownBy(() -> Webhook.constructEvent(first.body(), first.signature(), SECRET))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void onePaymentCanBringItsOwnLie() throws Exception {
        api.post(INTENTS, PAID + "&metadata[stub_fault]=wrong_currency%3Dgbp,livemode");

        var event = received(SUCCEEDED);

        assertThat(event.at("/data/object/currency").asText()).isEqualTo("gbp");
        assertThat(event.path("livemode").asBoolean()).isTrue();
    }

    @Test
    void everyTenthCallFails() throws Exception {
        switchOn("{\"name\": \"500\", \"every\": 10" + ON_CREATE + "}");

        var failed = new HashSet<Integer>();
        for (int call = 1; call <= 30; call++) {
            if (api.post(INTENTS, PAID).status() == 500) {
                failed.add(call);
            }
        }

        assertThat(failed).containsExactlyInAnyOrder(10, 20, 30);
        assertThat(api.get("/_stub/faults").text("/faults/0/struck")).isEqualTo("3");
    }

    @Test
    void tooManyCallsAreTurnedAwayBeforeTheirKeyIsLookedAt() throws Exception {
        var first = api.post(INTENTS, PAID, KEY, "limited");
        switchOn("{\"name\": \"429\", \"remaining\": 1}");

        var limited = api.post(INTENTS, PAID, KEY, "limited");
        var replayed = api.post(INTENTS, PAID, KEY, "limited");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.text("/error/code")).isEqualTo("rate_limit");
        assertThat(replayed.text("/id")).isEqualTo(first.text("/id"));
    }

    @Test
    void aCallThatTimesOutWasNotExecuted() throws Exception {
        switchOn("{\"name\": \"timeout\", \"value\": 50, \"remaining\": 1" + ON_CREATE + "}");

        assertThatThrownBy(() -> api.post(INTENTS, PAID, KEY, "timeout")).isInstanceOf(IOException.class);
        assertThat(api.get(INTENTS).json().path("data")).isEmpty();
        assertThat(api.post(INTENTS, PAID, KEY, "timeout").status()).isEqualTo(200);
    }

    @Test
    void aLostAnswerIsGivenAgainUnderItsKey() throws Exception {
        switchOn("{\"name\": \"created_but_response_lost\", \"remaining\": 1" + ON_CREATE + "}");

        assertThatThrownBy(() -> api.post(INTENTS, PAID, KEY, "lost")).isInstanceOf(IOException.class);
        var again = api.post(INTENTS, PAID, KEY, "lost");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(api.get(INTENTS).json().path("data"))
                .extracting(intent -> intent.path("id").asText())
                .containsExactly(again.text("/id"));
    }

    @Test
    void aFailureAfterTheExecutionIsRememberedUnderItsKey() throws Exception {
        switchOn("{\"name\": \"500_executed\", \"remaining\": 1" + ON_CREATE + "}");

        var failed = api.post(INTENTS, PAID, KEY, "executed");
        var again = api.post(INTENTS, PAID, KEY, "executed");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(again.status()).isEqualTo(500);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(api.get(INTENTS).json().path("data")).hasSize(1);
    }

    @Test
    void aCallCanBringItsOwnFaultAndSucceedsTheNextTime() throws Exception {
        var form = PAID + "&metadata[stub_fault]=created_but_response_lost";

        assertThatThrownBy(() -> api.post(INTENTS, form, KEY, "own")).isInstanceOf(IOException.class);

        assertThat(api.post(INTENTS, form, KEY, "own").status()).isEqualTo(200);
        assertThat(api.get(INTENTS).json().path("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "drop, '\"value\": 1'",
        "duplicate, '\"value\": \"many\"'",
        "livemode, '\"value\": \"perhaps\"'",
        "drop, '\"every\": 0'",
        "drop, '\"chance\": 0.5'",
        "nonsense, '\"remaining\": 1'",
    })
    void aFaultThatMakesNoSenseIsRefused(String name, String property) throws Exception {
        var answer = api.put("/_stub/faults", "{\"faults\": [{\"name\": \"" + name + "\", " + property + "}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(api.get("/_stub/faults").json().path("faults")).isEmpty();
    }

    private JsonNode received(String type) throws Exception {
        return MAPPER.readTree(shop.next(type).body());
    }

    private static String type(WebhookReceiver shop) {
        try {
            return MAPPER.readTree(shop.next().body()).path("type").asText();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void switchOn(String faults) throws Exception {
        assertThat(api.put("/_stub/faults", "{\"faults\": [" + faults + "]}").status())
                .isEqualTo(200);
    }
}
