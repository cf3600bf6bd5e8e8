package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpServer;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.reconciliation.ProviderHistory;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.reconciliation.ProviderHistory.Intents;
import dev.usher.platform.limit.SharedLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A Stripe that sends unknown things: a good item between bad ones is always found.
class StripeProviderHistoryTest {
    private final RegistrationId registrationId = RegistrationId.random();
    private final HttpServer stripe;
    private String answer = "{}";

    StripeProviderHistoryTest() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        stripe.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        stripe.start();
    }

    @AfterEach
    void stop() {
        stripe.stop(0);
    }

    @Test
    void eventsThatCannotBeReadAreToldOneByOne() {
        String good = event("evt_good");
        answer = list(
                good,
                event("evt_null_version").replace("\"2026-07-29.dahlia\"", "null"),
                event("evt_no_created").replace("\"created\": 1795348800", "\"created\": null"),
                event("evt_odd_created").replace("\"created\": 1795348800", "\"created\": \"soon\""),
                event("evt_odd_amount").replace("\"amount_received\": 2100", "\"amount_received\": \"all\""),
                event("evt_no_currency").replace("\"currency\": \"eur\"", "\"currency\": null"),
                "{\"id\": \"evt_bare\", \"object\": \"event\"}");

        var undelivered = history().undelivered(Samples.NOW);

        assertThat(undelivered).hasSize(7);
        assertThat(undelivered)
                .filteredOn(event -> event.delivery() instanceof Delivery.Notice)
                .extracting(ProviderHistory.Undelivered::stripeEventId)
                .containsExactly("evt_good");
        assertThat(undelivered)
                .filteredOn(event -> event.delivery() instanceof Delivery.Unreadable)
                .extracting(ProviderHistory.Undelivered::stripeEventId)
                .containsExactlyInAnyOrder("evt_no_created", "evt_odd_created", "evt_odd_amount", "evt_no_currency");
        assertThat(undelivered)
                .extracting(ProviderHistory.Undelivered::delivery)
                .contains(new Delivery.OtherApiVersion("null", "2026-07-29.dahlia"), new Delivery.NotAnEvent());
    }

    @Test
    void paymentIntentsThatCannotBeReadAreToldOneByOne() {
        answer = list(
                intent("pi_no_currency").replace("\"eur\"", "null"),
                intent("pi_good"),
                intent("pi_odd_amount").replace("\"amount_received\": 2100", "\"amount_received\": {}"),
                intent("pi_new_status").replace("\"succeeded\"", "\"under_review\""),
                intent("pi_no_status").replace("\"succeeded\"", "null"));

        Intents intents = history().intents(Samples.NOW, Samples.NOW, 1);

        assertThat(intents.facts())
                .extracting(IntentFacts::paymentIntentId, IntentFacts::status)
                .isEqualTo(List.of(
                        tuple("pi_good", IntentStatus.SUCCEEDED),
                        tuple("pi_new_status", IntentStatus.WAITS_FOR_BUYER),
                        tuple("pi_no_status", IntentStatus.WAITS_FOR_BUYER)));
        assertThat(intents.unreadable()).containsOnlyKeys("pi_no_currency", "pi_odd_amount");
    }

    @Test
    void oneThatCannotBeReadIsAFailureOfItsOwn() {
        answer = intent("pi_odd").replace("\"eur\"", "null");

        assertThatThrownBy(() -> history().intent("pi_odd")).isInstanceOf(RuntimeException.class);

        answer = event("evt_odd").replace("\"created\": 1795348800", "\"created\": \"soon\"");
        assertThat(history().event("evt_odd").orElseThrow()).isInstanceOf(Delivery.Unreadable.class);
        answer = event("evt_good");
        assertThat(history().event("evt_good").orElseThrow()).isInstanceOf(Delivery.Notice.class);
    }

    private String event(String id) {
        return StripeEventJson.succeeded(id, registrationId, "pi_1", 2100);
    }

    private String intent(String id) {
        return """
                {"id": "%s", "object": "payment_intent", "status": "succeeded", "currency": "eur", "created": 1795348800,
                 "amount_received": 2100,
                 "metadata": {"registrationId": "%s", "attempt": "1", "env": "test"}}""".formatted(id, registrationId);
    }

    private static String list(String... items) {
        return "{\"object\": \"list\", \"has_more\": false, \"data\": [" + String.join(",", items) + "]}";
    }

    private ProviderHistory history() {
        String base = "http://localhost:" + stripe.getAddress().getPort();
        StripeClient client =
                StripeClient.builder().setApiKey("sk_test_x").setApiBase(base).build();
        var events = new StripeEvents(new StripeConfig("sk_test_x", "pk_test_x", base, "whsec_x"), new TestClock());
        return new StripeProviderHistory(
                client, events, new BackgroundBudget(SharedLimits.perInstance(Clock.systemUTC())), "test");
    }
}
