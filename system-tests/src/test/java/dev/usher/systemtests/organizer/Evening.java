package dev.usher.systemtests.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An event of one test: free, in Berlin, open now, with the ticket types `general` and `vip`.
final class Evening {
    private final House house;
    private final UUID id = UUID.randomUUID();

    Evening(House house, String name) {
        this.house = house;
        Instant from = Instant.now().minus(Duration.ofHours(3));
        house.olga().put(path(), event(name, from)).expect(201);
        Patience.until(
                "the door has heard of the event",
                () -> Optional.of(house.olga().get(path() + "/door")).filter(answer -> answer.status() == 200));
    }

    private Map<String, Object> event(String name, Instant from) {
        return Map.of(
                "name", name,
                "venue", Map.of("name", "Hall", "address", "Street 1, Berlin"),
                "startsAt", from.toString(),
                "endsAt", from.plus(Duration.ofHours(12)).toString(),
                "timeZone", "Europe/Berlin",
                "ticketTypes",
                        List.of(
                                Map.of("id", "general", "name", "General", "price", free(), "capacity", 50),
                                Map.of("id", "vip", "name", "VIP", "price", free(), "capacity", 50)),
                "perAccount", Map.of("seats", 100, "openHolds", 100),
                "branding", Map.of("organizerName", "Usher"));
    }

    private static Map<String, Object> free() {
        return Map.of("amount", 0, "currency", "eur");
    }

    UUID id() {
        return id;
    }

    String eventId() {
        return "EVENT#" + id;
    }

    String path() {
        return "/events/" + id;
    }

    /// Ada's tickets of the type `general`, which the door knows of.
    List<JsonNode> tickets(int count) {
        Buyer ada = house.ada();
        String registrationId =
                ada.register(eventId(), count).get("registrationId").asText();
        List<JsonNode> tickets = ada.awaitTickets(registrationId, count);
        Patience.until(
                "the door has heard of the tickets",
                () -> Optional.of(
                                house.olga().get(path() + "/tickets?q=lovelace").expect(200))
                        .filter(found -> found.get("tickets").size() == count));
        return tickets;
    }

    /// A ticket of the type `general`, for an address of its own, which the door knows of.
    JsonNode ticketFor(String address) {
        String registrationId = house.ada()
                .post(
                        "/registrations",
                        Map.of(
                                "eventId", eventId(),
                                "attendee", Map.of("name", "Ada Lovelace", "email", address),
                                "items", List.of(Map.of("ticketType", "general", "quantity", 1))))
                .expect(201)
                .get("registrationId")
                .asText();
        JsonNode ticket = house.ada().awaitTickets(registrationId, 1).getFirst();
        Patience.until(
                "the door has heard of the ticket",
                () -> Optional.of(
                                house.olga().get(path() + "/tickets?q=lovelace").expect(200))
                        .filter(found -> found.get("tickets").size() == 1));
        return ticket;
    }

    /// The code of one ticket.
    String code() {
        return tickets(1).getFirst().get("qrCode").asText();
    }

    /// A scanner at a gate.
    Door door(String gate) {
        return house.door(eventId(), gate);
    }

    /// The rules as they are saved.
    JsonNode rules() {
        return house.olga().get(path() + "/door").expect(200);
    }

    /// Somebody else sets the rules.
    void setRules(Object rules) {
        house.olga().put(path() + "/door", rules).expect(200);
    }

    /// How many are inside, according to the API.
    int inside() {
        return house.olga()
                .get(path() + "/admissions")
                .expect(200)
                .get("inside")
                .asInt();
    }

    /// The scanners, according to the API.
    JsonNode devices() {
        return house.olga().get(path() + "/devices").expect(200).get("devices");
    }
}
