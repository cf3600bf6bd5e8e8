package dev.usher.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketState;
import dev.usher.openapi.DocumentRules;
import dev.usher.ticket.document.SamplePages;
import dev.usher.ticket.event.EventStore;
import dev.usher.ticket.event.InMemoryEventStore;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.SampleTickets;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketPdfs;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holders and organizers do with tickets over HTTP, with fakes behind it; a bearer token names the
/// caller, and Olga is an organizer.
@MicronautTest(transactional = false)
@Property(name = "usher.background", value = "false")
@Property(name = "usher.env", value = "test")
@Property(name = "usher.aws-region", value = "us-east-1")
@Property(name = "usher.aws-account-id", value = "000000000000")
@Property(name = "aws.region", value = "us-east-1")
@Property(name = "sign-in.issuer", value = "http://sign-in.invalid")
@Property(name = "sign-in.jwks-url", value = "http://sign-in.invalid/jwks")
@Property(name = "sign-in.client-id", value = "usher-local")
@Property(name = "signing.key-id", value = "0")
@Property(name = "signing.key", value = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=")
@Property(name = "micronaut.server.port", value = "-1")
@Property(name = "ticket-limit.claims-per-minute", value = "5")
@Property(name = "spec.name", value = "TicketHttpTest")
class TicketHttpTest {
    private static final String ADA = SampleTickets.ADA.subject();
    private static final String BEN = SampleTickets.BEN.subject();
    private static final String OLGA = SampleTickets.OLGA.subject();

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryTicketStore store;

    @Inject
    JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();
    private final RegistrationId registrationId = RegistrationId.random();
    private final TicketId ticketId = TicketId.derive(registrationId, 1);

    @BeforeEach
    void issueTickets() {
        TicketIssuerOfTests.issue(store, SampleTickets.payment(registrationId, 2));
    }

    @Test
    void anOfferThatIsRefusedDoesNotCountForTheAddress() throws Exception {
        for (int n = 0; n <= 30; n++) {
            assertThat(post("/transfer", OLGA, "{\"name\": \"Vic\", \"email\": \"victim@example.net\"}").status)
                    .as("not hers")
                    .isEqualTo(404);
        }
    }

    @Test
    void theHolderRenamesAndGetsAMail() throws Exception {
        Answer answer = post("/rename", ADA, "{\"name\": \" Ada Byron \"}");

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body)
                .containsEntry("attendeeName", "Ada Byron")
                .containsEntry("issue", 1)
                .containsKey("qrCode");
        assertThat(mails()).contains(ticketId + "#updated#2");
    }

    @Test
    void anOrganizerRenamesWithoutSeeingTheCode() throws Exception {
        Answer answer = post("/rename", OLGA, "{\"name\": \"Ada Byron\"}");

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body)
                .containsEntry("attendeeEmail", "ada@example.org")
                .doesNotContainKey("qrCode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {} | request.name must not be blank
                    {"name": null} | request.name must not be blank
                    {"name": "  "} | request.name must not be blank
                    {"name": "a\\nb"} | request.name must be one line without control characters
                    {"name": "\\u200b\\u200b"} | request.name must have characters that can be seen
                    {"name": "Ada \\u202eecalevol"} | request.name must be one line without control characters
                    """)
    void aNameHasToBeOne(String body, String detail) throws Exception {
        Answer answer = post("/rename", ADA, body);

        assertThat(answer.status).isEqualTo(400);
        assertThat(String.valueOf(answer.body.get("detail"))).contains(detail.substring("request.".length()));
    }

    @Test
    void aNameOfTenThousandCharactersIsRefused() throws Exception {
        assertThat(post("/rename", ADA, "{\"name\": \"" + "a".repeat(10_000) + "\"}").status)
                .isEqualTo(400);
    }

    @Test
    void aReissueWithTheSameKeyIsOneReissue() throws Exception {
        Answer first = post("/reissue", OLGA, null, "once");
        Answer again = post("/reissue", OLGA, null, "once");
        Answer another = post("/reissue", OLGA, null, "twice");

        assertThat(first.body).containsEntry("issue", 2);
        assertThat(again).isEqualTo(first);
        assertThat(another.body).containsEntry("issue", 3);
        assertThat(post("/reissue", OLGA, null, " ").status).isEqualTo(400);
    }

    @Test
    void whatIsRevokedCannotBeDownloadedRenamedOrReissuedUntilItIsRestored() throws Exception {
        Answer revoked = post("/revoke", OLGA, "{\"reason\": \"gave it away\"}", "first");
        assertThat(revoked.body).containsEntry("status", "revoked").containsEntry("revokedFor", "gave it away");
        assertThat(post("/revoke", OLGA, null, "second").body).containsEntry("revokedFor", "gave it away");

        for (Answer refused : List.of(
                get("/tickets/" + ticketId.uuid() + "/download", ADA),
                get("/tickets/" + ticketId.uuid() + "/qr.png", ADA),
                post("/rename", ADA, "{\"name\": \"Eve\"}"),
                post("/reissue", OLGA, null),
                post("/resend", ADA, null),
                post("/transfer", ADA, "{\"name\": \"Ben\", \"email\": \"ben@example.org\"}"))) {
            assertThat(refused.status).isEqualTo(409);
            assertThat(refused.body)
                    .containsEntry("type", "https://usher.dev/problems/ticket-not-valid")
                    .containsEntry("ticketStatus", "revoked");
        }
        assertThat(post("/restore", OLGA, null).body).containsEntry("status", "valid");
        assertThat(get("/tickets/" + ticketId.uuid() + "/download", ADA).status).isEqualTo(200);
    }

    @Test
    void aRevocationThatIsRepeatedAfterTheTicketWasRestoredRevokesNothing() throws Exception {
        post("/revoke", OLGA, "{}", "delayed");
        post("/restore", OLGA, null);

        assertThat(post("/revoke", OLGA, "{}", "delayed").body).containsEntry("status", "valid");
        assertThat(post("/revoke", OLGA, "{}", "another").body).containsEntry("status", "revoked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"resaon\": \"x\"}",
                "{\"reason\": null}",
                "{\"reason\": false}",
                "{\"reason\": 5}",
                "{\"reason\": [\"x\"]}",
                "{\"reason\": \"x\", \"reason\": \"y\"}",
                "{\"reason\": \"x\"} {}",
                "{\"reason\": \"x\"}garbage"
            })
    void aRevocationThatSaysSomethingElseRevokesNothing(String body) throws Exception {
        assertThat(post("/revoke", OLGA, body, "key").status).isEqualTo(400);

        assertThat(get("/tickets/" + ticketId.uuid(), ADA).body).containsEntry("status", "valid");
    }

    @Test
    void aRevocationNeedsAKeyAndAShortReason() throws Exception {
        Answer answer = post("/revoke", OLGA, "{}");
        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/idempotency-key-required");
        for (String unreadable : List.of("a\\u202Eb", "a\\nERROR b", "\\u3164")) {
            assertThat(post("/revoke", OLGA, "{\"reason\": \"" + unreadable + "\"}", "key").body)
                    .extractingByKey("detail")
                    .asString()
                    .startsWith("reason must ");
        }
        assertThat(post("/revoke", OLGA, "{\"reason\": \"" + "a".repeat(201) + "\"}", "key").status)
                .isEqualTo(400);

        assertThat(get("/tickets/" + ticketId.uuid(), ADA).body).containsEntry("status", "valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reissue", "/revoke", "/restore"})
    void whatIsTheOrganizersIsNotTheHolders(String path) throws Exception {
        Answer answer = post(path, ADA, null);

        assertThat(answer.status).isEqualTo(403);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/not-allowed");
    }

    @ParameterizedTest
    @CsvSource({"/rename", "/transfer", "/resend"})
    void somebodyElsesTicketIsLikeNone(String path) throws Exception {
        Answer answer = post(path, BEN, "{\"name\": \"Ben\", \"email\": \"ben@example.org\"}");

        assertThat(answer.status).isEqualTo(404);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/not-found");
    }

    @Test
    void aTicketIsPassedOnByACodeThatOnlyTheMailHas() throws Exception {
        Answer offer = post("/transfer", ADA, "{\"name\": \"Ben Okri\", \"email\": \"ben@example.org\"}");
        assertThat(offer.status).isEqualTo(200);
        assertThat(offer.body).containsOnlyKeys("ticketId", "name", "email", "until");
        String code = claimCode();

        Answer claimed = send("/tickets/claim", BEN, claim(code), null);

        assertThat(claimed.status).isEqualTo(200);
        assertThat(claimed.body).containsEntry("userId", "USER#" + BEN).containsEntry("issue", 2);
        assertThat(get("/tickets/" + ticketId.uuid(), ADA).status).isEqualTo(404);
        assertThat(get("/tickets/" + ticketId.uuid() + "/download", ADA).status).isEqualTo(404);
        assertThat(get("/tickets/" + ticketId.uuid(), BEN).status).isEqualTo(200);
        assertThat(delete("/tickets/" + ticketId.uuid() + "/transfer", ADA)).isEqualTo(404);
    }

    @Test
    void anOfferIsWithdrawn() throws Exception {
        post("/transfer", ADA, "{\"name\": \"Ben Okri\", \"email\": \"ben@example.org\"}");
        String code = claimCode();

        assertThat(delete("/tickets/" + ticketId.uuid() + "/transfer", ADA)).isEqualTo(204);

        Answer answer = send("/tickets/claim", "late", claim(code), null);
        assertThat(answer.status).isEqualTo(422);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/claim-code-not-usable");
    }

    @Test
    void guessingCodesEnds() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send("/tickets/claim", "guesser", claim("guess"), null).status)
                    .isEqualTo(422);
        }

        Answer answer = send("/tickets/claim", "guesser", claim("guess"), null);

        assertThat(answer.status).isEqualTo(429);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/too-many-requests");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"Ben\", \"email\": \"nonsense\"}",
                "{\"name\": \"Ben\", \"email\": \"ben@example.org\\r\\nBcc: all@example.org\"}",
                "{\"name\": \"Ben\"}",
                "{\"email\": \"ben@example.org\"}"
            })
    void aRecipientHasANameAndAnAddress(String body) throws Exception {
        Answer answer = post("/transfer", ADA, body);

        assertThat(answer.status).isEqualTo(400);
        assertThat(String.valueOf(answer.body.get("detail"))).containsAnyOf("email", "name");
    }

    @Test
    void ticketsAreMailedAgainOncePerKey() throws Exception {
        assertThat(post("/resend", ADA, null, "again")).isEqualTo(new Answer(202, Map.of("mails", 1)));
        assertThat(post("/resend", ADA, null, "again")).isEqualTo(new Answer(202, Map.of("mails", 1)));
        assertThat(mails())
                .filteredOn(mail -> mail.startsWith(ticketId + "#resent#"))
                .hasSize(1);

        Answer all = send("/tickets/resend", OLGA, "{\"registrationId\": \"" + registrationId + "\"}", null);

        assertThat(all).isEqualTo(new Answer(202, Map.of("mails", 1)));
        assertThat(mails())
                .filteredOn(mail -> mail.startsWith(registrationId + "#resent#"))
                .hasSize(1);
        assertThat(send("/tickets/resend", BEN, "{\"registrationId\": \"" + registrationId + "\"}", null).status)
                .isEqualTo(404);
        assertThat(send("/tickets/resend", ADA, "{}", null).status).isEqualTo(400);
    }

    @Test
    void mailsAreLimited() throws Exception {
        String user = "impatient";
        for (int i = 0; i < 10; i++) {
            assertThat(send("/tickets/" + ticketId.uuid() + "/resend", user, null, null).status)
                    .isEqualTo(404);
        }

        assertThat(send("/tickets/" + ticketId.uuid() + "/resend", user, null, null).status)
                .isEqualTo(429);
    }

    @Test
    void theHolderListsAllTheirTicketsInPages() throws Exception {
        Answer first = get("/tickets?limit=1", ADA);

        assertThat(first.body.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        Answer second = get("/tickets?limit=1&after=" + first.body.get("next"), ADA);
        assertThat(second.status).isEqualTo(200);
        assertThat(second.body.get("tickets")).isNotEqualTo(first.body.get("tickets"));
        assertThat(get("/tickets", "nobody")).isEqualTo(new Answer(200, Map.of("tickets", List.of())));
    }

    @Test
    void theOrganizerListsAnEventsTicketsAndNobodyElse() throws Exception {
        String event = "/tickets?eventId=" + SamplePages.EVENT.eventId().uuid();
        String order = registrationId.uuid().toString().substring(0, 4);

        Answer found = get(event + "&limit=100&status=valid&search=" + order, OLGA);

        assertThat(found.body.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty()
                .allSatisfy(ticket -> assertThat(ticket.toString()).doesNotContain("qrCode"));
        assertThat(get(event, ADA).status).isEqualTo(403);
        String body = "{\"eventId\":\"%s\",\"limit\":100,\"status\":\"valid\",\"search\":\"%s\"}"
                .formatted(SamplePages.EVENT.eventId(), order);
        assertThat(send("/tickets/search", OLGA, body, null)).isEqualTo(found);
        assertThat(send("/tickets/search", ADA, body, null).status).isEqualTo(403);
        assertThat(send("/tickets/search", OLGA, "{}", null).status).isEqualTo(400);
        assertThat(get("/tickets?registrationId=" + registrationId.uuid(), OLGA)
                        .body
                        .get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "after=nonsense",
                "status=good",
                "eventId=5c0a1f7e-1111-4d6b-8f00-0000000000a1&after=nonsense"
            })
    void anAbsurdListIsRefused(String query) throws Exception {
        Answer answer = get("/tickets?" + query, OLGA);

        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/invalid-field");
    }

    @Test
    void anUnknownLayoutIsNamed() throws Exception {
        Answer answer = get("/tickets/" + ticketId.uuid() + "/download?layout=a5", ADA);

        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.body).containsEntry("detail", "layout must be one of a4, wallet");
        assertThat(get("/tickets/" + ticketId.uuid() + "/download?layout=wallet", ADA).status)
                .isEqualTo(200);
        assertThat(get("/tickets/download?registrationId=" + registrationId.uuid(), ADA).status)
                .isEqualTo(200);
    }

    private List<String> mails() {
        return store.outbox().stream()
                .map(Envelope::message)
                .filter(TicketMailRequested.class::isInstance)
                .map(message -> ((TicketMailRequested) message).mailId())
                .toList();
    }

    private static String claim(String code) {
        return "{\"claimCode\": \"%s\", \"email\": \"ben@example.org\"}".formatted(code);
    }

    private String claimCode() {
        return store.outbox().reversed().stream()
                .map(Envelope::message)
                .filter(TicketMailRequested.class::isInstance)
                .map(message -> ((TicketMailRequested) message).claimCode())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePictureIsAnsweredToThoseWhoAcceptWhatTheDocumentSays() throws Exception {
        var path = "/tickets/" + ticketId.uuid() + "/qr.png";
        var picture =
                client.send(request(path, ADA).header("Accept", "image/png").build(), BodyHandlers.ofByteArray());
        var refused =
                client.send(request(path, BEN).header("Accept", "image/png").build(), BodyHandlers.ofString());

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(picture.body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void thePassIsAnsweredToThoseWhoAcceptWhatTheDocumentSays() throws Exception {
        var answer = client.send(
                request("/tickets/" + ticketId.uuid() + "/pass", ADA)
                        .header("Accept", "application/vnd.apple.pkpass")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as("no key is set here").isEqualTo(404);
        assertThat(answer.body()).contains("wallet-passes-off");
    }

    @Test
    void theDocumentKeepsTheRules() throws Exception {
        String document = client.send(
                        request("/ticket-service/swagger/ticket-service.yml", ADA)
                                .build(),
                        BodyHandlers.ofString())
                .body();

        assertThat(DocumentRules.violations(document)).isEmpty();
        assertThat(DocumentRules.values(document, "TicketView.status"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TicketState.Status.values())
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Answer post(String action, String user, @Nullable String body) throws Exception {
        return post(action, user, body, null);
    }

    private Answer post(String action, String user, @Nullable String body, @Nullable String key) throws Exception {
        return send("/tickets/TICKET%23" + ticketId.uuid() + action, user, body, key);
    }

    private Answer send(String path, String user, @Nullable String body, @Nullable String key)
            throws IOException, InterruptedException {
        var request = request(path, user)
                .header("Content-Type", "application/json")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return read(request);
    }

    private Answer get(String path, String user) throws IOException, InterruptedException {
        return read(request(path, user));
    }

    private int delete(String path, String user) throws IOException, InterruptedException {
        return client.send(request(path, user).DELETE().build(), BodyHandlers.discarding())
                .statusCode();
    }

    private Answer read(java.net.http.HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(), json.readValue(answer.body(), Argument.mapOf(String.class, Object.class)));
    }

    private java.net.http.HttpRequest.Builder request(String path, String user) {
        return java.net.http.HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("Authorization", "Bearer " + user);
    }

    private record Answer(int status, Map<String, Object> body) {}

    /// What stands behind the HTTP side.
    @Factory
    @Requires(property = "spec.name", value = "TicketHttpTest")
    static class Fakes {
        @Singleton
        @Primary
        InMemoryTicketStore store() {
            return new InMemoryTicketStore();
        }

        @Singleton
        @Primary
        TicketPdfs pdfs() {
            return new InMemoryTicketPdfs();
        }

        @Singleton
        @Primary
        EventStore events() {
            return new InMemoryEventStore();
        }

        /// A token is the name of its owner.
        @Singleton
        TokenValidator<HttpRequest<?>> tokens() {
            return (token, _) ->
                    Publishers.just(Authentication.build(token, token.equals(OLGA) ? List.of("organizer") : List.of()));
        }
    }
}
