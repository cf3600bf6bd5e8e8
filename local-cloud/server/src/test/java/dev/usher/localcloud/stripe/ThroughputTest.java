package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many payments: the ten thousandth must not be slower than the first. The numbers go to the output; what
/// is asserted is far below them, so that a busy machine does not fail it.
class ThroughputTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final int PAYMENTS = Integer.getInteger("payments", 2_000);
    private static final int AT_ONCE = 16;

    @Test
    void thousandsOfPaymentsStayFast() throws Exception {
        try (var shop = new WebhookReceiver();
                var standIn = StripeStandIn.start(
                        StripeStandInConfig.onPort(0).withWebhook(shop.url(), List.of("whsec_test")))) {
            var api = new Api(standIn.url());
            pay(api, 200);
            IntStream.range(0, 200).forEach(payment -> takeOne(shop));

            var begun = System.nanoTime();
            pay(api, PAYMENTS / 2);
            var half = System.nanoTime();
            pay(api, PAYMENTS / 2);
            var paid = System.nanoTime();
            IntStream.range(0, PAYMENTS).forEach(payment -> takeOne(shop));
            var reported = System.nanoTime();
            var listing = millis(() -> api.get("/v1/events?delivery_success=false&limit=100"));
            var ledger = millis(() -> api.get("/_stub/ledger?detail=true"));

            System.out.printf(
                    "%d payments: %.0f/s in the first half, %.0f/s in the second, webhooks all there after %.1f s more; "
                            + "undelivered events in %d ms, ledger in %d ms%n",
                    PAYMENTS,
                    perSecond(PAYMENTS / 2, half - begun),
                    perSecond(PAYMENTS / 2, paid - half),
                    (reported - paid) / 1e9,
                    listing,
                    ledger);
            assertThat(perSecond(PAYMENTS / 2, paid - half)).isGreaterThan(20);
            assertThat(api.get("/_stub/ledger").text("/currencies/eur/payments"))
                    .isEqualTo(Integer.toString(PAYMENTS + 200));
        }
    }

    @Test
    void aSlowShopDoesNotHoldUpTheOthers() throws Exception {
        try (var slow = new WebhookReceiver();
                var fast = new WebhookReceiver();
                var standIn = StripeStandIn.start(StripeStandInConfig.onPort(0)
                        .withWebhooks(List.of(
                                WebhookEndpoint.forPayments(slow.url(), List.of("whsec_slow")),
                                WebhookEndpoint.forPayments(fast.url(), List.of("whsec_fast"))))
                        .withWebhooksAtOnce(2))) {
            slow.answerAfter(Duration.ofSeconds(15));
            var api = new Api(standIn.url());
            pay(api, 6);

            // Two at a time, and a slow one gives its turn back after a second.
            var begun = System.nanoTime();
            IntStream.range(0, 6).forEach(payment -> takeOne(fast));
            IntStream.range(0, 6).forEach(payment -> takeOne(slow));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void takeOne(WebhookReceiver shop) {
        try {
            shop.next("payment_intent.succeeded");
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static void pay(Api api, int payments) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int payment = 0; payment < payments; payment++) {
                calls.add(() -> payOnce(api));
            }
            for (var status : threads.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
    }

    private static int payOnce(Api api) throws IOException, InterruptedException {
        var intent = api.post(
                INTENTS,
                "amount=2500&currency=eur&metadata[registrationId]=REG%231&automatic_payment_methods[enabled]=true",
                "Idempotency-Key",
                java.util.UUID.randomUUID().toString());
        return api.post(INTENTS + "/" + intent.text("/id") + "/confirm", "payment_method=pm_card_visa")
                .status();
    }

    private static double perSecond(int count, long nanos) {
        return count * 1e9 / nanos;
    }

    private static long millis(Callable<?> work) throws Exception {
        var begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
