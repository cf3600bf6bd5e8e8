package dev.usher.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.topology.Topology;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.faults.FaultReport.Account;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares what Stripe's ledger, the registrations, the messages and the seats say of one rush.
final class Books {
    private final Http http = new Http();
    private final Addresses addresses;
    private final String organizer;
    private final String eventId;
    private final int capacity;
    private final TopicRecorder recorder;
    private final DynamoDbClient dynamo;

    Books(
            Addresses addresses,
            String organizerToken,
            String eventId,
            int capacity,
            TopicRecorder recorder,
            DynamoDbClient dynamo) {
        this.addresses = addresses;
        this.organizer = "Bearer " + organizerToken;
        this.eventId = eventId;
        this.capacity = capacity;
        this.recorder = recorder;
        this.dynamo = dynamo;
    }

    /// Waits until every paid registration is settled one way or the other and its message is published,
    /// then counts.
    Account close(List<Purchase> purchases, Instant begun, int kills) {
        Map<String, JsonNode> paid = paidAtStripe(purchases);
        var registrations = new HashMap<String, JsonNode>();
        Patience.until("every paid registration is settled", () -> lookAgain(purchases, paid, registrations));
        long confirmed =
                registrations.values().stream().filter(Books::isConfirmed).count();
        List<JsonNode> messages = Patience.until(
                "as many messages as confirmed registrations",
                () -> Optional.of(messages(purchases)).filter(all -> all.size() >= confirmed));
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        int seatsTaken = purchases.stream()
                .filter(Purchase::isHeld)
                .mapToInt(Purchase::seats)
                .sum();
        var account = new Account(
                purchases.size(),
                (int) purchases.stream().filter(purchase -> !purchase.isHeld()).count(),
                paid.size(),
                (int) confirmed,
                (int) registrations.values().stream().filter(Books::isInReview).count(),
                messages.size(),
                recorder.deliveriesOf(messages),
                registrations.values().stream()
                        .filter(Books::isConfirmed)
                        .mapToLong(
                                registration -> registration.at("/total/amount").asLong())
                        .sum(),
                paid.entrySet().stream()
                        .filter(entry -> isConfirmed(Objects.requireNonNull(registrations.get(entry.getKey()))))
                        .mapToLong(entry -> entry.getValue()
                                        .path("amount_received")
                                        .asLong()
                                - entry.getValue().path("amount_refunded").asLong())
                        .sum(),
                seatsTaken,
                seatsLeft(),
                capacity,
                kills,
                mistakes(purchases, paid, registrations, messages),
                seconds);
        return account;
    }

    /// By registration: the PaymentIntents of these purchases that succeeded.
    private Map<String, JsonNode> paidAtStripe(List<Purchase> purchases) {
        var ours = registrationIds(purchases);
        var paid = new HashMap<String, JsonNode>();
        http.get(URI.create(addresses.stripe() + "/_stub/ledger?detail=true"), null)
                .expect(200)
                .path("intents")
                .forEach(intent -> {
                    String registrationId =
                            intent.at("/metadata/registrationId").asText();
                    if (intent.path("status").asText().equals("succeeded") && ours.contains(registrationId)) {
                        paid.put(registrationId, intent);
                    }
                });
        return paid;
    }

    /// Reads the registrations that are not known to be settled.
    ///
    /// @return something once all are
    private Optional<Boolean> lookAgain(
            List<Purchase> purchases, Map<String, JsonNode> paid, Map<String, JsonNode> known) {
        purchases.stream()
                .map(Purchase::registrationId)
                .filter(Objects::nonNull)
                .filter(id -> !known.containsKey(id) || waits(id, paid, known))
                .forEach(id -> known.put(id, registration(id)));
        return paid.keySet().stream().anyMatch(id -> waits(id, paid, known)) ? Optional.empty() : Optional.of(true);
    }

    private static boolean waits(String id, Map<String, JsonNode> paid, Map<String, JsonNode> known) {
        JsonNode registration = known.get(id);
        return paid.containsKey(id) && registration != null && !isConfirmed(registration) && !isInReview(registration);
    }

    /// Everything that does not add up, in words; empty if it does.
    private List<String> mistakes(
            List<Purchase> purchases,
            Map<String, JsonNode> paid,
            Map<String, JsonNode> registrations,
            List<JsonNode> messages) {
        var mistakes = new ArrayList<String>();
        orphans(purchases).forEach(orphan -> mistakes.add(orphan + " holds seats that no buyer knows of"));
        var messagesOf = messages.stream()
                .collect(
                        Collectors.groupingBy(message -> message.path("subject").asText()));
        for (Purchase purchase : purchases) {
            if (purchase.registrationId() == null) {
                continue;
            }
            String id = purchase.registrationId();
            JsonNode registration = Objects.requireNonNull(registrations.get(id));
            List<JsonNode> sent = messagesOf.getOrDefault(id, List.of());
            JsonNode intent = paid.get(id);
            if (purchase.paid() && intent == null) {
                mistakes.add(id + " was paid, says the buyer, but not the ledger");
            }
            if (intent == null && (isConfirmed(registration) || !sent.isEmpty())) {
                mistakes.add(id + " was not paid, but is " + registration.path("status") + " with " + sent.size()
                        + " messages");
            }
            if (intent != null && isConfirmed(registration)) {
                if (sent.size() != 1) {
                    mistakes.add(id + " has " + sent.size() + " messages");
                } else if (!sent.getFirst()
                                .at("/data/paymentIntentId")
                                .asText()
                                .equals(intent.path("id").asText())
                        || sent.getFirst().at("/data/total/amount").asLong()
                                != intent.path("amount_received").asLong()) {
                    mistakes.add(id + " has a message that differs from the ledger");
                }
            }
            if (isInReview(registration) && !sent.isEmpty()) {
                mistakes.add(id + " is in review, and yet a message was sent");
            }
        }
        return mistakes;
    }

    /// Registrations of this event that were made, but not for any of the buyers.
    private List<String> orphans(List<Purchase> purchases) {
        var ours = registrationIds(purchases);
        String table = Topology.load().physicalName("registrations", "local");
        return dynamo
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", AttributeValue.fromS("EVENT#" + eventId))))
                .items()
                .stream()
                .map(item -> Objects.requireNonNull(item.get("registrationId")).s())
                .filter(id -> !ours.contains(id))
                .toList();
    }

    private static Set<String> registrationIds(List<Purchase> purchases) {
        return purchases.stream()
                .map(Purchase::registrationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<JsonNode> messages(List<Purchase> purchases) {
        var ours = registrationIds(purchases);
        return recorder.facts("PaymentSucceeded")
                .filter(message -> ours.contains(message.path("subject").asText()))
                .toList();
    }

    private int seatsLeft() {
        return http.get(addresses.edge().resolve("/events/" + eventId), null)
                .expect(200)
                .path("seatsLeft")
                .asInt();
    }

    private JsonNode registration(String registrationId) {
        return http.get(addresses.edge().resolve("/registrations/" + Http.encoded(registrationId)), organizer)
                .expect(200);
    }

    private static boolean isConfirmed(JsonNode registration) {
        return registration.path("status").asText().equals("confirmed");
    }

    private static boolean isInReview(JsonNode registration) {
        return registration.at("/payment/status").asText().equals("review");
    }
}
