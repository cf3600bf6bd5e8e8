package dev.usher.systemtests.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Inbox;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What operations see of an order in traces, logs and metrics, and what they must not see.
@OnSharedStack
class SightIT {
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

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
        olga.put(
                        "/events/" + EVENT,
                        EventRequests.of(
                                "In Plain Sight", Instant.now().minusSeconds(60), Duration.ofHours(4), 50, 2490))
                .expect(201);
        door = Door.pair(HTTP, addresses, olga, EVENT, "North");
    }

    @AfterAll
    static void end() {
        aws.close();
    }

    @Test
    void oneTraceLeadsFromTheWebhookToTheDoorAndLinksLeadBackToTheCheckoutAndOnToTheScan() {
        JsonNode ticket = buy("Ada Lovelace", "ada@example.org");
        String registrationId = ticket.path("registrationId").asText();
        JsonNode webhook = await(registrationId, "POST /payments/webhook", "process validation-service-ticket-issued");

        assertThat(pathTo(webhook, "process validation-service-ticket-issued"))
                .containsExactly(
                        "payment-service: POST /payments/webhook",
                        "payment-service: send payment-succeeded",
                        "ticket-service: process ticket-service-payment-succeeded",
                        "ticket-service: send ticket-issued",
                        "validation-service: process validation-service-ticket-issued");
        assertThat(pathTo(webhook, "process payment-service-ticket-issued"))
                .endsWith("payment-service: process payment-service-ticket-issued");

        JsonNode checkout = await(registrationId, "POST /registrations", "POST /registrations");
        assertThat(links(spans(webhook).getFirst())).containsExactly(id(checkout));

        assertThat(door.scan(ticket.path("qrCode").asText()).path("reason").asText())
                .isEqualTo("ok");
        JsonNode scan = await(id(webhook), "POST /tickets/validate", "POST /tickets/validate");
        assertThat(links(spans(scan).getFirst())).containsExactly(id(webhook));
    }

    @Test
    void probesAndMetricsMakeNoTraces() {
        for (ServiceProcess service : stack.services()) {
            HTTP.get(service.address().resolve("/health/readiness"), null).expect(200);
            HTTP.get(service.address().resolve("/prometheus"), null).expect(200);
            HTTP.get(service.address().resolve("/info"), null).expect(200);
        }

        assertThat(traces("").stream().map(trace -> trace.path("name").asText()))
                .isNotEmpty()
                .noneMatch(name -> name.contains("/health") || name.contains("/prometheus") || name.contains("/info"));
    }

    @Test
    void aServiceSaysWhatItWasBuiltFromAndTheEdgeDoesNot() {
        for (ServiceProcess service : stack.services()) {
            JsonNode build = HTTP.get(service.address().resolve("/info"), null)
                    .expect(200)
                    .path("build");

            assertThat(build.path("version").asText()).isNotEmpty();
            assertThat(build.path("commit").asText()).matches("[0-9a-f]{40}(-changed)?|unknown");
        }
        assertThat(ada.get("/info").status()).isEqualTo(404);
    }

    /// Names and addresses that nothing else contains are bought, passed on, refunded, mistyped and parked.
    @Test
    void nothingThatOperationsSeeNamesAPerson() throws IOException {
        String mark = "Zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "Qz";
        String name = "Ada " + mark;
        String address = mark + "@example.org";
        JsonNode ticket = buy(name, address);
        String registrationId = ticket.path("registrationId").asText();
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());
        passOn(path, "Ben " + mark, "ben-" + address);
        mistakes(mark, address);
        park(mark, address);
        olga.postOnce("/registrations/" + Http.encoded(registrationId) + "/refund", Map.of("all", true))
                .expect(200);
        await(registrationId, "", "process validation-service-ticket-changed");

        assertThat(logs()).contains(registrationId);
        assertThatNothingNames(mark, registrationId);
    }

    private static void passOn(String path, String name, String address) {
        ada.post(path + "/transfer", Map.of("name", name, "email", address)).expect(200);
        String code = new Inbox(HTTP, Addresses.of(stack), address).awaitClaimCode();
        assertThat(ben.post("/tickets/claim", Map.of("claimCode", "wrong-" + code, "email", address))
                        .status())
                .isGreaterThanOrEqualTo(400);
        ben.post("/tickets/claim", Map.of("claimCode", code, "email", address)).expect(200);
    }

    /// Everywhere a caller may write anything.
    private static void mistakes(String mark, String address) {
        for (Object attendee : List.of(
                Map.of("name", mark, "email", mark + " at example.org"),
                Map.of("name", mark.repeat(300), "email", address),
                Map.of("name", mark, "email", address, mark, mark),
                mark)) {
            var request = Map.of("eventId", EVENT, "attendee", attendee, "quantity", 1);
            assertThat(ada.post("/registrations", request).status()).isIn(201, 400);
        }
        for (String path : List.of("/registrations/" + mark, "/tickets/" + mark, "/events/" + mark, "/" + mark)) {
            assertThat(ada.get(path).status()).isIn(400, 404);
        }
        assertThat(ada.get("/tickets?registrationId=" + mark).status()).isIn(400, 404);
        var forged = HTTP.post(
                Addresses.of(stack).edge().resolve("/payments/webhook"),
                null,
                Map.of("object", "event", "receipt_email", address),
                Map.of("Stripe-Signature", "t=1,v1=" + mark));
        assertThat(forged.status()).isEqualTo(400);
        assertThat(door.scan(mark).path("reason").asText()).isNotEqualTo("ok");
    }

    /// Messages that no handler can take, with people in them.
    private static void park(String mark, String address) {
        String queue = "ticket-service-ticket-mail";
        String id = UUID.randomUUID().toString();
        String envelope = """
                {"id": "TicketMailRequested#REG#%1$s#issued", "type": "TicketMailRequested", "version": 1,
                 "occurredAt": "2026-11-22T12:00:01Z", "subject": "REG#%1$s",
                 "data": {"registrationId": "REG#%1$s", "name": "%2$s", "email": "%3$s", "%2$s": "%2$s"}}
                """.formatted(id, mark, address);
        for (String body : List.of(envelope, mark, "{\"id\": \"" + mark)) {
            aws.sqs().sendMessage(send -> send.queueUrl(url(queue)).messageBody(body));
        }
        var reasons = new ArrayList<String>();
        Patience.until("the messages are parked", () -> {
            aws
                    .sqs()
                    .receiveMessage(receive -> receive.queueUrl(url(queue + "-dlq"))
                            .messageAttributeNames("All")
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1))
                    .messages()
                    .stream()
                    .filter(letter -> letter.body().contains(mark))
                    .forEach(letter -> {
                        reasons.add(Objects.requireNonNull(
                                        letter.messageAttributes().get(Failure.ATTRIBUTE))
                                .stringValue());
                        aws.sqs()
                                .deleteMessage(delete ->
                                        delete.queueUrl(url(queue + "-dlq")).receiptHandle(letter.receiptHandle()));
                    });
            return Optional.of(reasons).filter(found -> found.size() == 3);
        });
        assertThat(reasons).noneMatch(reason -> reason.contains(mark));
    }

    private static void assertThatNothingNames(String mark, String registrationId) throws IOException {
        assertThat(logs().lines().filter(line -> hasAnyCase(line, mark)))
                .as("lines of logs")
                .isEmpty();
        for (ServiceProcess service : stack.services()) {
            String metrics = HTTP.get(service.address().resolve("/prometheus"), null)
                    .expect(200)
                    .asText();
            assertThat(hasAnyCase(metrics, mark)).as(service.name()).isFalse();
        }
        for (String written : List.of(mark, mark.toLowerCase(Locale.ROOT))) {
            assertThat(traces(written)).as("traces").isEmpty();
        }
        assertThat(traces(registrationId))
                .as("traces of the order")
                .isNotEmpty()
                .noneMatch(trace -> hasAnyCase(trace(id(trace)).toString(), mark));
    }

    /// Addresses are stored in lower case.
    private static boolean hasAnyCase(String text, String mark) {
        return text.toLowerCase(Locale.ROOT).contains(mark.toLowerCase(Locale.ROOT));
    }

    private static String logs() throws IOException {
        var logs = new StringBuilder();
        for (ServiceProcess service : stack.services()) {
            logs.append(Files.readString(service.process().logFile()));
        }
        return logs.toString();
    }

    private static JsonNode buy(String name, String address) {
        var request = Map.of(
                "eventId", EVENT,
                "attendee", Map.of("name", name, "email", address),
                "items", List.of(Map.of("ticketType", "general", "quantity", 1)));
        JsonNode registration = ada.post("/registrations", request).expect(201);
        ada.pay(ada.createIntent(registration)).expect(200);
        String registrationId = registration.get("registrationId").asText();
        ada.awaitConfirmed(registrationId);
        return ada.awaitTickets(registrationId, 1).getFirst();
    }

    /// The trace that a search finds, whose first span has this name, once it has this span.
    private static JsonNode await(String search, String root, String span) {
        return Patience.until(
                "a trace " + root + " with " + span + " is found by " + search,
                () -> traces(search).stream()
                        .filter(trace -> trace.path("name").asText().startsWith(root))
                        .map(trace -> trace(id(trace)))
                        .filter(trace -> spans(trace).stream()
                                .anyMatch(one -> one.path("name").asText().equals(span)))
                        .findFirst());
    }

    private static List<String> pathTo(JsonNode trace, String name) {
        var path = new ArrayList<String>();
        Optional<JsonNode> span = spans(trace).stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst();
        while (span.isPresent()) {
            path.addFirst(span.get().path("service").asText() + ": "
                    + span.get().path("name").asText());
            String parent = span.get().path("parentId").asText();
            span = spans(trace).stream()
                    .filter(one -> one.path("id").asText().equals(parent))
                    .findFirst();
        }
        return path;
    }

    private static List<JsonNode> traces(String search) {
        return list(HTTP.get(address("/traces?search=" + Http.encoded(search)), null)
                .expect(200)
                .path("traces"));
    }

    private static JsonNode trace(String id) {
        return HTTP.get(address("/traces/" + id), null).body();
    }

    private static URI address(String path) {
        return stack.localCloud().address("traces").resolve(path);
    }

    private static String id(JsonNode trace) {
        return trace.path("id").asText();
    }

    private static List<JsonNode> spans(JsonNode trace) {
        return list(trace.path("tree"));
    }

    private static List<String> links(JsonNode span) {
        return list(span.path("links")).stream()
                .map(link -> link.path("traceId").asText())
                .distinct()
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String url(String queue) {
        String name = Topology.load().physicalName(queue, "local");
        return aws.sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
    }
}
