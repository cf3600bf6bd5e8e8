package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/// What happens to tickets after they were bought, in all services: at the owner's, at the door, in the
/// mail and in S3.
@OnSharedStack
class TicketLifeIT {
    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final String BENS_ADDRESS = "ben-" + UUID.randomUUID() + "@example.org";

    private static final Http HTTP = new Http();

    private static Stack stack;
    private static AwsClients aws;
    private static Buyer ada;
    private static Buyer ben;
    private static Buyer olga;
    private static Door door;

    @BeforeAll
    static void start(Stack shared) {
        stack = shared;
        aws = CloudClients.of(stack.localCloud());
        var addresses = Addresses.of(stack);
        ada = Buyer.signIn(HTTP, addresses, "ada");
        ben = Buyer.signIn(HTTP, addresses, "ben");
        olga = Buyer.signIn(HTTP, addresses, "olga");
        door = Door.pair(HTTP, addresses, olga, Journey.EVENT_ID, "North");
    }

    @AfterAll
    static void end() {
        aws.close();
    }

    @Test
    void aTicketIsPassedOnByMailAndTheOldCodeDiesEverywhere() {
        JsonNode ticket = buy();
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());
        URI before = download(ada, path);
        assertThat(HTTP.download(before, null)).startsWith('%', 'P', 'D', 'F');

        ada.post(path + "/transfer", Map.of("name", "Ben Okri", "email", BENS_ADDRESS))
                .expect(200);
        String code = inbox(BENS_ADDRESS).awaitClaimCode();
        JsonNode bens = ben.post("/tickets/claim", Map.of("claimCode", code, "email", BENS_ADDRESS))
                .expect(200);

        assertThat(bens.path("attendeeName").asText()).isEqualTo("Ben Okri");
        assertThat(ada.get(path).status()).isEqualTo(404);
        assertThat(HTTP.get(before, null).status()).isEqualTo(404);
        assertThat(HTTP.download(download(ben, path), null)).startsWith('%', 'P', 'D', 'F');
        awaitDoor(ticket, "issue", "2");
        assertThat(scan(ticket.path("qrCode").asText())).isEqualTo("superseded");
        assertThat(scan(bens.path("qrCode").asText())).isEqualTo("ok");
    }

    @Test
    void aTicketThatWasUsedIsNotPassedOn() {
        JsonNode ticket = buy();
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());
        String address = "ben-" + UUID.randomUUID() + "@example.org";
        var recipient = Map.of("name", "Ben Okri", "email", address);
        ada.post(path + "/transfer", recipient).expect(200);
        String code = inbox(address).awaitClaimCode();
        awaitDoor(ticket, "issue", "1");

        assertThat(scan(ticket.path("qrCode").asText())).isEqualTo("ok");

        awaitUse(ticket);
        assertThat(ada.post(path + "/transfer", recipient).problem()).isEqualTo("ticket-used");
        assertThat(ben.post("/tickets/claim", Map.of("claimCode", code, "email", address))
                        .problem())
                .isEqualTo("ticket-used");
    }

    @Test
    void aFullRefundWithdrawsTheTicketEverywhere() {
        JsonNode ticket = buy();
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());
        URI before = download(ada, path);

        String registration =
                "/registrations/" + Http.encoded(ticket.path("registrationId").asText());
        assertThat(olga.postOnce(registration + "/refund", Map.of("all", true)).status())
                .isIn(200, 202);

        Patience.until(
                "the ticket is refunded",
                () -> Optional.of(ada.get(path).expect(200))
                        .filter(it -> it.path("status").asText().equals("refunded")));
        assertThat(HTTP.get(before, null).status()).isEqualTo(404);
        assertThat(ada.get(path + "/download").problem()).isEqualTo("ticket-not-valid");
        awaitDoor(ticket, "status", "refunded");
        assertThat(scan(ticket.path("qrCode").asText())).isEqualTo("refunded");
        Patience.until(
                "the registration shows it",
                () -> Optional.of(ada.get(registration)
                                .expect(200)
                                .at("/tickets/0/status")
                                .asText())
                        .filter("refunded"::equals));
    }

    @Test
    void aFreeRegistrationThatIsReleasedGivesItsSeatsBackAndItsTicketsDie() {
        String event = "/events/" + UUID.randomUUID();
        olga.put(event, freeEventOfTwo()).expect(201);
        var wanted = Map.of(
                "eventId",
                event.substring("/events/".length()),
                "attendee",
                Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                "quantity",
                2);
        String registrationId = ada.post("/registrations", wanted)
                .expect(201)
                .path("registrationId")
                .asText();
        ada.awaitTickets(registrationId, 2);
        assertThat(ben.post("/registrations", wanted).problem()).isEqualTo("sold-out");

        ada.postOnce("/registrations/" + Http.encoded(registrationId) + "/release", Map.of())
                .expect(200);

        Patience.until(
                "the tickets are withdrawn",
                () -> Optional.of(ada.get("/registrations/" + Http.encoded(registrationId))
                                .expect(200)
                                .path("tickets")
                                .findValuesAsText("status"))
                        .filter(List.of("refunded", "refunded")::equals));
        ben.post("/registrations", wanted).expect(201);
    }

    @Test
    void onceATicketTypeAdmitsEarlierThanItsEventNoSeatIsGivenBack() {
        UUID eventId = UUID.randomUUID();
        String event = "/events/" + eventId;
        olga.put(event, freeEventOfTwo()).expect(201);
        String registrationId = ada.post(
                        "/registrations",
                        Map.of(
                                "eventId",
                                eventId.toString(),
                                "attendee",
                                Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                                "quantity",
                                1))
                .expect(201)
                .path("registrationId")
                .asText();
        Patience.until(
                "the door knows the event",
                () -> Optional.of(olga.get(event + "/door")).filter(answer -> answer.status() == 200));
        var admitsAlready = Map.of("admitsFrom", Instant.now().minusSeconds(60).toString());
        olga.put(event + "/door", Map.of("ticketTypes", Map.of("general", admitsAlready)))
                .expect(200);
        Behind.awaitAttribute(
                aws, "events", "eventId", "EVENT#" + eventId, "doorRevision", known -> "1".equals(known.n()));

        assertThat(ada.postOnce("/registrations/" + Http.encoded(registrationId) + "/release", Map.of())
                        .problem())
                .isEqualTo("entry-begun");
    }

    private static Map<String, Object> freeEventOfTwo() {
        return EventRequests.of("Open Rehearsal", Instant.now().plus(Duration.ofDays(7)), Duration.ofHours(2), 2, 0);
    }

    @Test
    void theBuyersLanguageAndTheEventsLogoReachThePage() throws IOException {
        var request = Map.of(
                "eventId",
                Journey.EVENT_ID,
                "attendee",
                Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                "language",
                "de",
                "items",
                List.of(Map.of("ticketType", "general", "quantity", 1)));
        JsonNode ticket = paid(ada.post("/registrations", request).expect(201));
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());

        try (PDDocument page = Loader.loadPDF(HTTP.download(download(ada, path), null))) {
            assertThat(page.getDocumentCatalog().getLanguage()).startsWith("de");
            assertThat(new PDFTextStripper().getText(page)).contains("Bestellung");
            assertThat(page.getPage(0).getResources().getXObjectNames()).isNotEmpty();
        }
    }

    @Test
    void whatAnOrganizerRevokesIsRefusedUntilItIsRestored() {
        JsonNode ticket = buy();
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());

        olga.postOnce(path + "/revoke", Map.of("reason", "given back")).expect(200);

        awaitDoor(ticket, "status", "revoked");
        assertThat(scan(ticket.path("qrCode").asText())).isEqualTo("revoked");
        olga.post(path + "/restore", Map.of()).expect(200);
        awaitDoor(ticket, "status", "valid");
        assertThat(scan(ticket.path("qrCode").asText())).isEqualTo("ok");
    }

    @Test
    void aMessageWithAnAbsurdFieldIsParkedWithItsReason() {
        String name = "A".repeat(10_000);
        String queueUrl = url(QUEUE);
        String body = """
                {"id": "PaymentSucceeded#REG#%1$s", "type": "PaymentSucceeded", "version": 1,
                 "occurredAt": "2026-11-22T12:00:01Z", "subject": "REG#%1$s",
                 "data": {"registrationId": "REG#%1$s", "userId": "USER#ada",
                          "attendee": {"name": "%2$s", "email": "ada@example.org"}}}
                """.formatted(UUID.randomUUID(), name);
        aws.sqs().sendMessage(send -> send.queueUrl(queueUrl).messageBody(body));

        Message parked = Patience.until(
                "the message is parked",
                () -> aws
                        .sqs()
                        .receiveMessage(receive -> receive.queueUrl(url(QUEUE + "-dlq"))
                                .messageAttributeNames("All")
                                .waitTimeSeconds(1))
                        .messages()
                        .stream()
                        .findFirst());
        assertThat(Objects.requireNonNull(parked.messageAttributes().get(Failure.ATTRIBUTE))
                        .stringValue())
                .contains("attendee.name is longer than 500 characters")
                .doesNotContain(name);
    }

    private static JsonNode buy() {
        return paid(ada.register(Journey.EVENT_ID, 1));
    }

    private static JsonNode paid(JsonNode registration) {
        ada.pay(ada.createIntent(registration), "4242424242424242").expect(200);
        String registrationId = registration.get("registrationId").asText();
        ada.awaitConfirmed(registrationId);
        return ada.awaitTickets(registrationId, 1).getFirst();
    }

    private static URI download(Buyer buyer, String path) {
        return URI.create(
                buyer.get(path + "/download").expect(200).path("downloadUrl").asText());
    }

    private static String scan(String qrCode) {
        return door.scan(qrCode).path("reason").asText();
    }

    /// Looks into the door's table: to scan before the door has heard of the change could use the ticket
    /// up.
    private static void awaitDoor(JsonNode ticket, String attribute, String value) {
        Behind.awaitDoor(aws, ticket.path("ticketId").asText(), attribute, value);
    }

    /// Looks into ticket-service's table: people may ask for few mails in a minute, so a test cannot ask until the
    /// answer is another.
    private static void awaitUse(JsonNode ticket) {
        Behind.awaitAttribute(
                aws,
                "ticket-uses",
                "ticketId",
                ticket.path("ticketId").asText(),
                "isSpent",
                spent -> Boolean.TRUE.equals(spent.bool()));
    }

    private static Inbox inbox(String address) {
        return new Inbox(HTTP, Addresses.of(stack), address);
    }

    private static String url(String queue) {
        String name = Topology.load().physicalName(queue, "local");
        return aws.sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
    }
}
