package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String PUBLISHABLE = "Bearer pk_test_usher_local";
    private static final String SHOP = "http://localhost:8080";

    private static StripeStandIn standIn;
    private static Api api;

    @BeforeAll
    static void start() {
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0).withAllowedOrigins(java.util.List.of(SHOP)));
        api = new Api(standIn.url());
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "currency=eur, parameter_missing, amount",
        "amount=2500, parameter_missing, currency",
        "amount=2500&currency=xxx, '', currency",
        "amount=49&currency=eur, amount_too_small, amount",
        "amount=0&currency=xpf, parameter_invalid_integer, amount",
        "amount=29&currency=gbp, amount_too_small, amount",
        "amount=1001&currency=kwd, '', amount",
        "amount=1050&currency=isk, '', amount",
        "amount=1000000000000&currency=eur, amount_too_large, amount",
        "amount=2500&currency=eur&colour=red, parameter_unknown, colour",
        "amount=2500&currency=eur&metadata[stub_fault]=nonsense, '', name",
        "amount=2500&currency=eur&capture_method=manual, '', capture_method",
    })
    void whatStripeRefusesIsRefused(String form, String code, String param) throws Exception {
        var answer = api.post(INTENTS, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/code")).isEqualTo(code);
        assertThat(answer.text("/error/param")).isEqualTo(param);
        assertThat(answer.header("Request-Id")).startsWith("req_stub_");
    }

    @Test
    void nestedParametersAreUnderstood() throws Exception {
        var answer = api.post(
                INTENTS,
                "amount=2500&currency=EUR&metadata[registrationId]=REG%231&automatic_payment_methods[enabled]=true"
                        + "&automatic_payment_methods[allow_redirects]=never&confirm=true&payment_method=pm_card_visa"
                        + "&expand[0]=latest_charge");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/currency")).isEqualTo("eur");
        assertThat(answer.text("/metadata/registrationId")).isEqualTo("REG#1");
        assertThat(answer.text("/automatic_payment_methods/allow_redirects")).isEqualTo("never");
        assertThat(answer.text("/latest_charge/object")).isEqualTo("charge");
    }

    @Test
    void withoutAKeyNothingIsAnswered() throws Exception {
        var answer = api.send(api.request(INTENTS).GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
    }

    @Test
    void aLiveKeyIsTurnedAway() throws Exception {
        var answer = api.send(api.request(INTENTS)
                .header("Authorization", "Bearer sk_live_oops")
                .GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error/message")).contains("takes no live key").doesNotContain("oops");
    }

    @Test
    void anUnknownIntentIsMissing() throws Exception {
        var answer = api.get(INTENTS + "/pi_stub_nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/error/code")).isEqualTo("resource_missing");
    }

    @Test
    void aBrowserSeesItsPaymentWithoutTheShopsNotes() throws Exception {
        var intent = api.post(INTENTS, "amount=2500&currency=eur&metadata[registrationId]=REG%231")
                .json();
        var path = INTENTS + "/" + intent.path("id").asText();

        var with = api.send(api.request(
                        path + "?client_secret=" + intent.path("client_secret").asText())
                .header("Authorization", PUBLISHABLE)
                .header("Origin", SHOP)
                .GET());
        var without =
                api.send(api.request(path).header("Authorization", PUBLISHABLE).GET());
        var wrong = api.send(api.request(path + "?client_secret=guessed")
                .header("Authorization", PUBLISHABLE)
                .GET());

        assertThat(with.status()).isEqualTo(200);
        assertThat(with.json().has("metadata")).isFalse();
        assertThat(with.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(without.status()).isEqualTo(400);
        assertThat(wrong.status()).isEqualTo(400);
    }

    @Test
    void aBrowserMayNotCreateOrRefund() throws Exception {
        var create = api.post(INTENTS, "amount=2500&currency=eur", "Authorization", PUBLISHABLE);
        var refund = api.post("/v1/refunds", "payment_intent=pi_1", "Authorization", PUBLISHABLE);

        assertThat(create.status()).isEqualTo(401);
        assertThat(create.text("/error/code")).isEqualTo("secret_key_required");
        assertThat(refund.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424241, 12, 2031, 123, incorrect_number",
        "4242424242424242, 13, 2031, 123, invalid_expiry_month",
        "4242424242424242, 12, 2020, 123, invalid_expiry_year",
        "4242424242424242, 12, 2031, 12, invalid_cvc",
        "4111111111111111, 12, 2031, 123, card_declined",
        "4000000000000002, 12, 2031, 123, card_declined",
    })
    void cardDataIsChecked(String number, int month, int year, String cvc, String code) throws Exception {
        var intent = api.post(INTENTS, "amount=2500&currency=eur").text("/id");

        var answer = api.post(
                INTENTS + "/" + intent + "/confirm",
                "payment_method_data[type]=card&payment_method_data[card][number]=" + number
                        + "&payment_method_data[card][exp_month]=" + month + "&payment_method_data[card][exp_year]="
                        + year + "&payment_method_data[card][cvc]=" + cvc);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.text("/error/code")).isEqualTo(code);
    }

    @Test
    void theBanksQuestionIsAnsweredOnceByWhoHoldsItsLink() throws Exception {
        var intent = api.post(
                INTENTS,
                "amount=2500&currency=eur&confirm=true&return_url=http://localhost:8080/"
                        + "&payment_method=pm_card_authenticationRequired");
        var link = java.net.URI.create(intent.text("/next_action/redirect_to_url/url"));
        var token = link.getQuery().replaceAll(".*token=", "");
        var id = intent.text("/id");

        var guessed = api.postJson("/challenge/answer", answer(id, "guessed"));
        var passed = api.postJson("/challenge/answer", answer(id, token));
        var again = api.postJson("/challenge/answer", answer(id, token));

        assertThat(intent.text("/status")).isEqualTo("requires_action");
        assertThat(guessed.status()).isEqualTo(410);
        assertThat(passed.status()).isEqualTo(200);
        assertThat(passed.text("/status")).isEqualTo("succeeded");
        assertThat(again.status()).isEqualTo(410);
    }

    @Test
    void whoFailsTheBanksQuestionMayTryAnotherCard() throws Exception {
        var intent = api.post(
                INTENTS,
                "amount=2500&currency=eur&confirm=true&return_url=http://localhost:8080/"
                        + "&payment_method=pm_card_threeDSecure2Required");
        var token = java.net
                .URI
                .create(intent.text("/next_action/redirect_to_url/url"))
                .getQuery()
                .replaceAll(".*token=", "");
        var id = intent.text("/id");

        var failed = api.postJson("/challenge/answer", answer(id, token).replace("true", "false"));
        var after = api.get(INTENTS + "/" + id);
        var paid = api.post(INTENTS + "/" + id + "/confirm", "payment_method=pm_card_visa");

        assertThat(failed.text("/status")).isEqualTo("requires_payment_method");
        assertThat(after.text("/last_payment_error/code")).isEqualTo("payment_intent_authentication_failure");
        assertThat(api.get("/v1/events?type=payment_intent.payment_failed").text("/data/0/data/object/id"))
                .isEqualTo(id);
        assertThat(paid.text("/status")).isEqualTo("succeeded");
    }

    private static String answer(String intent, String token) {
        return "{\"intent\": \"" + intent + "\", \"token\": \"" + token + "\", \"passed\": true}";
    }
}
