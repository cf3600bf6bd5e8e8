package dev.usher.systemtests.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Journey;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.Patience;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people seldom do, and no other test does with all services running. A permission that is missing for it
/// would be seen last.
@OnSharedStack
class SeldomUsedIT {
    private static final Http HTTP = new Http();
    private static final String EVENT = "/events/" + UUID.randomUUID();

    private static Stack stack;
    private static Addresses addresses;
    private static Buyer ada;
    private static Buyer olga;

    @BeforeAll
    static void openAnEvent(Stack shared) {
        stack = shared;
        addresses = Addresses.of(stack);
        ada = Buyer.signIn(HTTP, addresses, "ada");
        olga = Buyer.signIn(HTTP, addresses, "olga");
        olga.put(EVENT, event("general", "vip")).expect(201);
    }

    @Test
    void ticketTypesAndLogosAreTakenAwayAgain() throws IOException, InterruptedException {
        String event = "/events/" + UUID.randomUUID();
        olga.put(event, event("general", "vip")).expect(201);

        putLogo(event);
        olga.put(event, event("general")).expect(200);
        assertThat(olga.delete(event + "/logo").status()).isLessThan(300);

        JsonNode left = olga.get(event).expect(200);
        assertThat(left.path("ticketTypes")).hasSize(1);
        assertThat(left.at("/branding/logoUrl").isMissingNode()).isTrue();
    }

    @Test
    void listsOfRegistrationsAndTicketsHoldWhatWasBought() {
        JsonNode ticket = ticket();
        String id = ticket.path("ticketId").asText();

        assertThat(ada.get("/registrations").expect(200).toString())
                .contains(ticket.path("registrationId").asText());
        assertThat(ada.get("/tickets").expect(200).findValuesAsText("ticketId")).contains(id);
        Patience.until(
                "the organizer's list has the ticket",
                () -> Optional.of(olga.get("/tickets?eventId=" + EVENT.substring("/events/".length()))
                                .expect(200)
                                .findValuesAsText("ticketId"))
                        .filter(ids -> ids.contains(id)));
    }

    @Test
    void anOfferIsWithdrawn() {
        String path = "/tickets/" + Http.encoded(ticket().path("ticketId").asText());
        ada.post(path + "/transfer", Map.of("name", "Ben Okri", "email", "ben@example.org"))
                .expect(200);

        assertThat(ada.delete(path + "/transfer").status()).isLessThan(300);

        assertThat(ada.get(path).expect(200).toString()).doesNotContain("ben@example.org");
    }

    @Test
    void aDisputeWithdrawsTheTicketAndIsListed() {
        JsonNode registration = ada.register(Journey.EVENT_ID, 1);
        JsonNode intent = ada.createIntent(registration);
        ada.pay(intent, "4242424242424242").expect(200);
        String registrationId = registration.get("registrationId").asText();
        String path = "/tickets/"
                + Http.encoded(ada.awaitTickets(registrationId, 1)
                        .getFirst()
                        .path("ticketId")
                        .asText());

        HTTP.post(
                        addresses.stripe().resolve("/_stub/disputes"),
                        null,
                        Map.of("payment_intent", intent.get("paymentIntentId").asText()))
                .expect(200);

        Patience.until(
                "the ticket is disputed",
                () -> Optional.of(ada.get(path).expect(200))
                        .filter(ticket -> ticket.path("status").asText().equals("disputed")));
        ada.get("/registrations/" + Http.encoded(registrationId) + "/refunds").expect(200);
    }

    @Test
    void aScanThatIsRepeatedIsLookedUp() {
        Patience.until(
                "the door has heard of the event",
                () -> Optional.of(olga.get(EVENT + "/door")).filter(answer -> answer.status() == 200));
        var door = Door.pair(HTTP, addresses, olga, EVENT.substring("/events/".length()), "North");

        assertThat(door.scanAgain("no ticket").path("reason").asText()).isEqualTo("unknown");
    }

    private static JsonNode ticket() {
        String registrationId = ada.register(EVENT.substring("/events/".length()), 1)
                .get("registrationId")
                .asText();
        return ada.awaitTickets(registrationId, 1).getFirst();
    }

    private static Map<String, Object> event(String... types) {
        Instant from = Instant.now().minus(Duration.ofHours(3));
        return Map.of(
                "name", "Seldom",
                "venue", Map.of("name", "Hall", "address", "Street 1, Berlin"),
                "startsAt", from.toString(),
                "endsAt", from.plus(Duration.ofHours(12)).toString(),
                "timeZone", "Europe/Berlin",
                "ticketTypes",
                        Stream.of(types)
                                .map(type -> Map.of(
                                        "id",
                                        type,
                                        "name",
                                        type,
                                        "price",
                                        Map.of("amount", 0, "currency", "eur"),
                                        "capacity",
                                        50))
                                .toList(),
                "branding", Map.of("organizerName", "Usher"));
    }

    private static void putLogo(String event) throws IOException, InterruptedException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", png);
        var request = HttpRequest.newBuilder(addresses.edge().resolve(event + "/logo"))
                .header("Authorization", "Bearer " + stack.token("olga"))
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(png.toByteArray()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
        }
    }
}
