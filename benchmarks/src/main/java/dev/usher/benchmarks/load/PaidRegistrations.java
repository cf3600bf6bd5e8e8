package dev.usher.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Registrations that wait for their money, made through the API, and the events that Stripe would send for
/// them.
final class PaidRegistrations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 16;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI service;
    private final URI stripe;
    private final String secretKey;
    private final String buyer;
    private final String organizer;

    PaidRegistrations(Stack stack, String secretKey) {
        this.service = stack.service("payment-service").address();
        this.stripe = stack.localCloud().address("stripe");
        this.secretKey = secretKey;
        this.buyer = "Bearer " + stack.token("ada");
        this.organizer = "Bearer " + stack.token("olga");
    }

    /// Makes this number of registrations and asks for their PaymentIntents.
    List<Waiting> prepare(int count) throws InterruptedException, ExecutionException {
        String eventId = UUID.randomUUID().toString();
        send("PUT", service.resolve("/events/" + eventId), organizer, event(count));
        var gate = new Semaphore(AT_ONCE);
        List<Future<Waiting>> begun = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                gate.acquire();
                begun.add(threads.submit(() -> {
                    try {
                        return one(eventId);
                    } finally {
                        gate.release();
                    }
                }));
            }
        }
        var waiting = new ArrayList<Waiting>();
        for (Future<Waiting> each : begun) {
            waiting.add(each.get());
        }
        return waiting;
    }

    private Waiting one(String eventId) {
        JsonNode registration = send(
                "POST",
                service.resolve("/registrations"),
                buyer,
                Map.of(
                        "eventId",
                        eventId,
                        "attendee",
                        Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                        "quantity",
                        2));
        String registrationId = registration.path("registrationId").asText();
        long amount = registration.at("/total/amount").asLong();
        JsonNode created = send(
                "POST",
                service.resolve("/payments/create-intent"),
                buyer,
                Map.of("registrationId", registrationId, "amount", amount));
        String intentId = created.path("paymentIntentId").asText();
        JsonNode intent = send("GET", stripe.resolve("/v1/payment_intents/" + intentId), "Bearer " + secretKey, null);
        return new Waiting(registrationId, intentId, amount, succeeded((ObjectNode) intent, amount));
    }

    /// The event as Stripe would send it: pretty-printed, with the whole PaymentIntent.
    private static String succeeded(ObjectNode intent, long amount) {
        intent.put("status", "succeeded").put("amount_received", amount);
        var event = JSON.createObjectNode()
                .put("id", "evt_" + UUID.randomUUID().toString().replace("-", ""))
                .put("object", "event")
                .put("api_version", "2026-07-29.dahlia")
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", "payment_intent.succeeded");
        event.putObject("request").putNull("id").putNull("idempotency_key");
        event.putObject("data").set("object", intent);
        return event.toPrettyString();
    }

    private static Map<String, Object> event(int capacity) {
        return Map.of(
                "name", "Benchmark Night",
                "venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin"),
                "startsAt", Instant.now().plus(Duration.ofDays(30)).toString(),
                "endsAt", Instant.now().plus(Duration.ofDays(31)).toString(),
                "timeZone", "Europe/Berlin",
                "capacity", 2 * capacity,
                "price", Map.of("amount", 2500, "currency", "eur"),
                "perAccount", Map.of("seats", 2 * capacity, "openHolds", 2 * capacity),
                "branding", Map.of("organizerName", "Open Doors e. V."));
    }

    private JsonNode send(String method, URI uri, String authorization, @Nullable Object body) {
        try {
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(uri + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// One registration whose PaymentIntent could be paid.
    ///
    /// @param event the body of its webhook
    record Waiting(String registrationId, String paymentIntentId, long amount, String event) {}
}
