package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String PAID = "confirm=true&payment_method=pm_card_visa&amount=2500&currency=eur";

    @TempDir
    Path directory;

    @Test
    void paymentsEventsAndKeysAreStillKnown() throws Exception {
        String intent;
        try (var before = StripeStandIn.start(config())) {
            intent = new Api(before.url())
                    .post(INTENTS, PAID, "Idempotency-Key", "once")
                    .text("/id");
        }

        try (var after = StripeStandIn.start(config())) {
            var api = new Api(after.url());

            assertThat(api.get(INTENTS + "/" + intent).text("/status")).isEqualTo("succeeded");
            assertThat(api.get("/v1/events?type=payment_intent.succeeded").text("/data/0/data/object/id"))
                    .isEqualTo(intent);
            assertThat(api.post(INTENTS, PAID, "Idempotency-Key", "once").text("/id"))
                    .isEqualTo(intent);
            assertThat(api.get("/_stub/ledger").text("/currencies/eur/net")).isEqualTo("2500");
        }
    }

    @Test
    void aWebhookThatWasNotTakenIsSentAfterTheRestart() throws Exception {
        try (var shop = new WebhookReceiver()) {
            shop.answerNextWith(503);
            var config = config().withWebhook(shop.url(), List.of("whsec_test"));
            try (var before = StripeStandIn.start(config.withTimes(Duration.ofHours(1), Duration.ZERO))) {
                new Api(before.url()).post(INTENTS, PAID);
                shop.next("payment_intent.succeeded");
            }

            try (var after = StripeStandIn.start(config)) {
                assertThat(shop.next("payment_intent.succeeded").body()).contains("evt_stub_");
                assertThat(after.url()).isNotNull();
            }
        }
    }

    @Test
    void aPaymentThatTakesTimeIsSettledAfterTheRestart() throws Exception {
        try (var shop = new WebhookReceiver()) {
            var config = config().withWebhook(shop.url(), List.of("whsec_test"));
            try (var before = StripeStandIn.start(config.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(2)))) {
                new Api(before.url()).post(INTENTS, PAID.replace("pm_card_visa", "pm_stub_processing"));
                shop.next("payment_intent.processing");
            }

            try (var after = StripeStandIn.start(config)) {
                assertThat(shop.next("payment_intent.succeeded").body()).contains("\"succeeded\"");
                assertThat(after.url()).isNotNull();
            }
        }
    }

    @Test
    void aLineThatWasCutInTwoIsIgnored() throws Exception {
        try (var before = StripeStandIn.start(config())) {
            new Api(before.url()).post(INTENTS, PAID);
        }
        var file = directory.resolve("stripe-stand-in.jsonl");
        Files.writeString(file, "{\"id\":\"pi_stub_torn\",\"obj", StandardOpenOption.APPEND);

        try (var after = StripeStandIn.start(config())) {
            assertThat(new Api(after.url()).get(INTENTS).json().path("data")).hasSize(1);
        }
    }

    private StripeStandInConfig config() {
        return StripeStandInConfig.onPort(0).withStateDirectory(directory);
    }
}
