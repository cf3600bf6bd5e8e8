package dev.usher.systemtests.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A running system with an event now, of one test class, and tickets to it that somebody bought and nobody
/// used.
final class Venue {
    private static final Http HTTP = new Http();

    /// Nobody may buy more in one order.
    private static final int MOST_AT_ONCE = 10;

    private final String eventId = "EVENT#" + UUID.randomUUID();
    private final String path = "/events/" + Http.encoded(eventId);
    private final Addresses addresses;
    private final Buyer ada;
    private final Buyer olga;
    private final Deque<JsonNode> unused = new ArrayDeque<>();

    Venue(Addresses addresses, int tickets) {
        this.addresses = addresses;
        ada = Buyer.signIn(HTTP, addresses, "ada");
        olga = Buyer.signIn(HTTP, addresses, "olga");
        olga.put(path, event()).expect(201);
        Patience.until(
                "the door has heard of the event",
                () -> Optional.of(olga.get(path + "/door")).filter(answer -> answer.status() == 200));
        for (int missing = tickets; missing > 0; missing -= MOST_AT_ONCE) {
            buy(Math.min(missing, MOST_AT_ONCE));
        }
    }

    URI address() {
        return addresses.edge();
    }

    String eventId() {
        return eventId;
    }

    /// A ticket that no other test uses.
    JsonNode ticket() {
        return unused.removeFirst();
    }

    /// The code of a ticket that no other test uses.
    String code() {
        return ticket().get("qrCode").asText();
    }

    /// What its buyer downloads.
    byte[] pdf(JsonNode ticket) {
        return ada.downloadPdf(ticket.get("ticketId").asText());
    }

    /// A one-time code for a scanner at this gate.
    JsonNode pairing(String gate, String... scopes) {
        return olga.post(path + "/pairing-codes", Map.of("gate", gate, "scopes", List.of(scopes)))
                .expect(201);
    }

    String supervisorsPairingCode(String gate) {
        return pairing(gate, "scan", "supervisor").get("pairingCode").asText();
    }

    String pairingCode(String gate) {
        return pairing(gate, "scan").get("pairingCode").asText();
    }

    /// Another scanner, at another gate.
    Door door(String gate) {
        return Door.pair(HTTP, addresses, olga, eventId, gate);
    }

    /// Locks out the device that was paired last.
    void lockOutTheNewestDevice() {
        String deviceId = olga.get(path + "/devices")
                .expect(200)
                .at("/devices/0/deviceId")
                .asText();
        olga.delete("/devices/" + Http.encoded(deviceId)).expect(204);
    }

    /// Whether the service still knows a device by this token.
    boolean knows(String token) {
        int status = HTTP.post(
                        addresses.edge().resolve("/devices/me/heartbeat"),
                        "Device " + token,
                        Map.of("sentAt", Instant.now().toString()))
                .status();
        return status == 200;
    }

    /// Waits until all tickets can be found by name.
    ///
    /// @return the number of their order, as it is printed
    String awaitFindable(int tickets) {
        return Patience.until(
                "tickets are found by name",
                () -> Optional.of(olga.get(path + "/tickets?q=lovelace")
                                .expect(200)
                                .get("tickets"))
                        .filter(found -> found.size() == tickets)
                        .map(found -> found.at("/0/orderNumber").asText()));
    }

    /// Takes a ticket back, and waits until the door knows.
    void revoke(JsonNode ticket) {
        String ticketId = ticket.get("ticketId").asText();
        olga.postOnce("/tickets/" + Http.encoded(ticketId) + "/revoke", Map.of())
                .expect(200);
        Door door = door("Back");
        Patience.until(
                "devices hear of the revocation",
                () -> Optional.of(door.snapshot().get("dead").findValuesAsText("ticketId"))
                        .filter(dead -> dead.contains(ticketId)));
    }

    /// From now on, as devices know, and until it is closed, all tickets admit at these gates only.
    Rule admittingOnlyAt(String... gates) {
        ruleTypes(Map.of("general", Map.of("gates", List.of(gates))));
        return () -> ruleTypes(Map.of());
    }

    private void ruleTypes(Map<String, ?> ticketTypes) {
        olga.put(path + "/door", Map.of("ticketTypes", ticketTypes)).expect(200);
        Door door = door("Back");
        Patience.until(
                "devices hear of the rules",
                () -> Optional.of(door.snapshot().at("/event/ticketTypes"))
                        .filter(rules -> rules.size() == ticketTypes.size()));
    }

    /// The tickets that were let in offline against the rules.
    List<String> conflicts() {
        return olga.get(path + "/conflicts").expect(200).get("conflicts").findValuesAsText("ticketId");
    }

    /// Waits until this number of refusals for a reason is counted.
    void awaitRefusals(String reason, int count) {
        Patience.until(
                count + " refusals are counted",
                () -> olga.get(path + "/admissions")
                        .expect(200)
                        .get("refusals")
                        .valueStream()
                        .filter(refusals -> refusals.get("reason").asText().equals(reason)
                                && refusals.get("count").asInt() >= count)
                        .findAny());
    }

    /// A rule that ends when it is closed.
    interface Rule extends AutoCloseable {
        @Override
        void close();
    }

    private static Map<String, Object> event() {
        Instant from = Instant.now().minus(Duration.ofHours(3));
        return Map.of(
                "name", "Night of the Open Doors",
                "venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin"),
                "startsAt", from.toString(),
                "endsAt", from.plus(Duration.ofHours(12)).toString(),
                "timeZone", "Europe/Berlin",
                "ticketTypes",
                        List.of(Map.of(
                                "id",
                                "general",
                                "name",
                                "General",
                                "price",
                                Map.of("amount", 2500, "currency", "eur"),
                                "capacity",
                                500)),
                "perAccount", Map.of("seats", 500, "openHolds", 500),
                "branding", Map.of("accentColor", "#0b6e4f", "organizerName", "Open Doors e. V."));
    }

    private void buy(int tickets) {
        var registration = ada.register(eventId, tickets);
        ada.pay(ada.createIntent(registration), "4242424242424242").expect(200);
        unused.addAll(ada.awaitTickets(registration.get("registrationId").asText(), tickets));
    }
}
