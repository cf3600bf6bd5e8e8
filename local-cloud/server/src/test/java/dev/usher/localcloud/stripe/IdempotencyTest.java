package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String KEY = "Idempotency-Key";
    private static final String TICKET = "amount=2500&currency=eur";

    private static StripeStandIn standIn;
    private static Api api;

    @BeforeAll
    static void start() {
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0));
        api = new Api(standIn.url());
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @Test
    void theSameCallAgainGetsTheSameAnswer() throws Exception {
        var first = api.post(INTENTS, TICKET, KEY, "same");
        var second = api.post(INTENTS, TICKET, KEY, "same");

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(second.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void otherParametersUnderTheSameKeyAreRefused() throws Exception {
        api.post(INTENTS, TICKET, KEY, "parameters");

        var other = api.post(INTENTS, "amount=2600&currency=eur", KEY, "parameters");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
    }

    @Test
    void anotherCallUnderTheSameKeyIsRefused() throws Exception {
        var intent = api.post(INTENTS, TICKET, KEY, "path").text("/id");

        var other = api.post(INTENTS + "/" + intent + "/cancel", "", KEY, "path");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
    }

    @Test
    void aCallThatFailedValidationMayBeCorrectedUnderItsKey() throws Exception {
        var wrong = api.post(INTENTS, "amount=abc&currency=eur", KEY, "validation");
        var right = api.post(INTENTS, TICKET, KEY, "validation");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/error/code")).isEqualTo("parameter_invalid_integer");
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void aDeclinedCardIsRememberedUnderItsKey() throws Exception {
        var confirm = INTENTS + "/" + api.post(INTENTS, TICKET).text("/id") + "/confirm";

        var first = api.post(confirm, "payment_method=pm_card_visa_chargeDeclined", KEY, "declined");
        var second = api.post(confirm, "payment_method=pm_card_visa_chargeDeclined", KEY, "declined");

        assertThat(first.status()).isEqualTo(402);
        assertThat(second.status()).isEqualTo(402);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.text("/error/charge")).isEqualTo(first.text("/error/charge"));
    }

    @Test
    void concurrentCallsUnderOneKeyMakeOneIntent() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 16)
                    .mapToObj(call -> (Callable<Api.Answer>) () -> api.post(INTENTS, TICKET, KEY, "concurrent"))
                    .toList();
            var answers = threads.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(answers)
                    .extracting(Api.Answer::status)
                    .containsAnyOf(200)
                    .isSubsetOf(200, 409);
            assertThat(answers.stream().filter(answer -> answer.status() == 200).map(answer -> answer.text("/id")))
                    .containsOnly(api.post(INTENTS, TICKET, KEY, "concurrent").text("/id"));
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 409)
                            .map(answer -> answer.text("/error/code")))
                    .allMatch("idempotency_key_in_use"::equals);
        }
    }
}
