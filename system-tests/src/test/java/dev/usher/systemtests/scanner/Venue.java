package dev.usher.systemtests.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Journey;
import dev.usher.systemtests.Patience;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A running system with an event today, and tickets to it that somebody bought and nobody used.
final class Venue implements AutoCloseable {
    private static final Http HTTP = new Http();
    private static final String EVENT = "/events/" + Http.encoded(Journey.EVENT_ID);

    /// Nobody may buy more in one order.
    private static final int MOST_AT_ONCE = 10;

    private final Stack stack = Stack.builder().start();
    private final Addresses addresses = new Addresses(
            stack.edge(),
            stack.localCloud().address("sign-in"),
            stack.localCloud().address("stripe"),
            stack.localCloud().address("mailbox"));
    private final Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
    private final Buyer olga = Buyer.signIn(HTTP, addresses, "olga");
    private final Deque<JsonNode> unused = new ArrayDeque<>();

    Venue(int tickets) {
        for (int missing = tickets; missing > 0; missing -= MOST_AT_ONCE) {
            buy(Math.min(missing, MOST_AT_ONCE));
        }
    }

    URI address() {
        return stack.edge();
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
        return olga.post(EVENT + "/pairing-codes", Map.of("gate", gate, "scopes", List.of(scopes)))
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
        return Door.pair(HTTP, addresses, olga, Journey.EVENT_ID, gate);
    }

    /// Locks out the device that was paired last.
    void lockOutTheNewestDevice() {
        String deviceId = olga.get(EVENT + "/devices")
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
                () -> Optional.of(olga.get(EVENT + "/tickets?q=lovelace")
                                .expect(200)
                                .get("tickets"))
                        .filter(found -> found.size() == tickets)
                        .map(found -> found.at("/0/orderNumber").asText()));
    }

    /// Takes a ticket back, and waits until the door knows.
    void revoke(JsonNode ticket) {
        String ticketId = ticket.get("ticketId").asText();
        olga.post("/tickets/" + Http.encoded(ticketId) + "/revoke", Map.of()).expect(200);
        Door door = door("Back");
        Patience.until(
                "devices hear of the revocation",
                () -> Optional.of(door.snapshot().get("dead").findValuesAsText("ticketId"))
                        .filter(dead -> dead.contains(ticketId)));
    }

    /// From now on, as devices are told, until it is closed all tickets admit at these gates only.
    Rule admittingOnlyAt(String... gates) {
        ruleTypes(Map.of("general", Map.of("gates", List.of(gates))));
        return () -> ruleTypes(Map.of());
    }

    private void ruleTypes(Map<String, ?> ticketTypes) {
        olga.put(EVENT + "/door", Map.of("ticketTypes", ticketTypes)).expect(200);
        Door door = door("Back");
        Patience.until(
                "devices hear of the rules",
                () -> Optional.of(door.snapshot().at("/event/ticketTypes"))
                        .filter(told -> told.size() == ticketTypes.size()));
    }

    /// The tickets that were let in offline against the rules.
    List<String> conflicts() {
        return olga.get(EVENT + "/conflicts").expect(200).get("conflicts").findValuesAsText("ticketId");
    }

    /// Waits until so many refusals for a reason are counted.
    void awaitRefusals(String reason, int count) {
        Patience.until(
                count + " refusals are counted",
                () -> olga.get(EVENT + "/admissions")
                        .expect(200)
                        .get("refusals")
                        .valueStream()
                        .filter(refusals -> refusals.get("reason").asText().equals(reason)
                                && refusals.get("count").asInt() >= count)
                        .findAny());
    }

    /// Stops the door in the middle of whatever it does: it neither answers nor refuses to.
    void freezeTheDoor() {
        signal("-STOP");
    }

    /// Lets the door go on where it was.
    void thawTheDoor() {
        signal("-CONT");
    }

    @Override
    public void close() {
        stack.close();
    }

    /// A rule that ends when it is closed.
    interface Rule extends AutoCloseable {
        @Override
        void close();
    }

    private void buy(int tickets) {
        var registration = ada.register(Journey.EVENT_ID, tickets);
        ada.pay(ada.createIntent(registration), "4242424242424242").expect(200);
        unused.addAll(ada.awaitTickets(registration.get("registrationId").asText(), tickets));
    }

    private void signal(String signal) {
        long pid = stack.service("validation-service").process().pid();
        try {
            new ProcessBuilder("kill", signal, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
