package dev.usher.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Http.Answer;
import dev.usher.systemtests.StepFailed;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Many buyers at once, as patient as a good frontend: whatever fails in a way that may pass is repeated
/// with the same idempotency key. Most pay, some after a declined card; some give up after one, some leave
/// before they pay.
final class PaymentRush {
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String GOOD_CARD = "4242424242424242";
    private static final String DECLINED_CARD = "4000000000000002";

    private final Http http = new Http();
    private final Addresses addresses;
    private final String authorization;
    private final String publishableKey;
    private final String eventId;

    PaymentRush(Addresses addresses, String token, String eventId) {
        this.addresses = addresses;
        this.authorization = "Bearer " + token;
        this.eventId = eventId;
        this.publishableKey = http.get(addresses.edge().resolve("/payments/config"), null)
                .expect(200)
                .get("publishableKey")
                .asText();
    }

    /// Lets this number of buyers buy, and returns when the last one is done.
    List<Purchase> run(int buyers) throws InterruptedException, ExecutionException {
        var gate = new Semaphore(AT_ONCE);
        List<Future<Purchase>> purchases = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int buyer = 0; buyer < buyers; buyer++) {
                int number = buyer;
                purchases.add(threads.submit(() -> {
                    gate.acquire();
                    try {
                        return buy(number);
                    } finally {
                        gate.release();
                    }
                }));
            }
        }
        var done = new ArrayList<Purchase>();
        for (Future<Purchase> purchase : purchases) {
            done.add(purchase.get());
        }
        return done;
    }

    /// Cancels what was not paid, so that reconciliation does not ask Stripe about it again and again.
    void cancelUnpaid(List<Purchase> purchases) throws InterruptedException, ExecutionException {
        List<Future<Answer>> cancels = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Purchase purchase : purchases) {
                if (purchase.isHeld() && !purchase.paid()) {
                    String id = Objects.requireNonNull(purchase.registrationId());
                    cancels.add(threads.submit(() -> cancel(id)));
                }
            }
        }
        for (Future<Answer> cancel : cancels) {
            cancel.get();
        }
    }

    private Answer cancel(String registrationId) {
        URI address = addresses.edge().resolve("/registrations/" + Http.encoded(registrationId) + "/cancel");
        return insist(() -> http.post(address, authorization, Map.of()), answer -> answer.status() == 200);
    }

    private Purchase buy(int number) {
        int general = 1 + number % 3;
        int vip = number % 4 == 0 ? 1 : 0;
        Answer registered = register(general, vip);
        if (registered.status() == 409) {
            return Purchase.soldOut();
        }
        JsonNode registration = registered.body();
        String registrationId = registration.path("registrationId").asText();
        long total = registration.at("/total/amount").asLong();
        if (number % 10 == 9) {
            return new Purchase(registrationId, total, general + vip, null, false);
        }
        JsonNode intent = createIntent(registrationId, total);
        boolean paid = switch (number % 10) {
            case 8 -> pay(intent, DECLINED_CARD);
            case 7 -> pay(intent, DECLINED_CARD) || pay(intent, GOOD_CARD);
            default -> pay(intent, GOOD_CARD);
        };
        return new Purchase(
                registrationId,
                total,
                general + vip,
                intent.path("paymentIntentId").asText(),
                paid);
    }

    private Answer register(int general, int vip) {
        var items = new ArrayList<Map<String, Object>>();
        items.add(Map.of("ticketType", "general", "quantity", general));
        if (vip > 0) {
            items.add(Map.of("ticketType", "vip", "quantity", vip));
        }
        var request = Map.of(
                "eventId", eventId,
                "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                "items", items);
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return insist(
                () -> http.post(addresses.edge().resolve("/registrations"), authorization, request, key),
                answer -> answer.status() == 200
                        || answer.status() == 201
                        || answer.problem().equals("sold-out"));
    }

    private JsonNode createIntent(String registrationId, long total) {
        var request = Map.of("registrationId", registrationId, "amount", total);
        return insist(
                        () -> http.post(addresses.edge().resolve("/payments/create-intent"), authorization, request),
                        answer -> answer.status() == 200)
                .body();
    }

    /// Confirms as Stripe.js does. An intent that is not to be confirmed any more was paid by a call whose
    /// answer was lost.
    private boolean pay(JsonNode intent, String cardNumber) {
        var form = Map.of(
                "client_secret", intent.path("clientSecret").asText(),
                "payment_method_data[type]", "card",
                "payment_method_data[card][number]", cardNumber,
                "payment_method_data[card][exp_month]", "12",
                "payment_method_data[card][exp_year]", "2034",
                "payment_method_data[card][cvc]", "123");
        var confirm = URI.create(addresses.stripe() + "/v1/payment_intents/"
                + intent.path("paymentIntentId").asText() + "/confirm");
        Answer answer = insist(
                () -> http.postForm(confirm, "Bearer " + publishableKey, form),
                it -> it.status() == 200 || it.status() == 402 || it.status() == 400);
        return answer.status() == 200
                ? answer.body().path("status").asText().equals("succeeded")
                : answer.status() == 400;
    }

    private static Answer insist(Supplier<Answer> call, Predicate<Answer> isDone) {
        Instant deadline = Instant.now().plus(PATIENCE);
        String last = "";
        while (Instant.now().isBefore(deadline)) {
            try {
                Answer answer = call.get();
                if (isDone.test(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.body();
                StepFailed.unless(mayPass(answer), "not to be repeated: " + last);
            } catch (UncheckedIOException brokenOff) {
                last = brokenOff.toString();
            }
            pause();
        }
        throw new StepFailed("no usable answer within " + PATIENCE.toSeconds() + " s, the last was " + last);
    }

    private static boolean mayPass(Answer answer) {
        return answer.status() >= 500
                || answer.status() == 429
                || answer.problem().equals("creation-in-progress");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }
}
