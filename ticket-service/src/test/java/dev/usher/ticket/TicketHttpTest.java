package dev.usher.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.openapi.DocumentRules;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.undelivered.InMemorySuppressions;
import dev.usher.ticket.undelivered.Suppression;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holders and organizers do with tickets over HTTP.
@SliceTest
@Property(name = "ticket-limit.claims-per-minute", value = "5")
class TicketHttpTest extends HttpSlice {
    private static final String[] ADA = as(SampleMessages.ADA);
    private static final String[] BEN = as(SampleMessages.BEN);
    private static final String[] OLGA = as(SampleMessages.OLGA, "organizer");

    @Inject
    InMemoryTicketStore store;

    @Inject
    InMemorySuppressions suppressions;

    private final RegistrationId registrationId = RegistrationId.random();
    private final TicketId ticketId = TicketId.derive(registrationId, 1);

    @BeforeEach
    void issueTickets() {
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(registrationId, 2));
    }

    @Test
    void anOfferThatIsRefusedDoesNotCountForTheAddress() {
        for (int n = 0; n <= 30; n++) {
            assertThat(act("/transfer", OLGA, "{\"name\": \"Vic\", \"email\": \"victim@example.net\"}")
                            .status())
                    .as("not hers")
                    .isEqualTo(404);
        }
    }

    @Test
    void theHolderRenamesAndGetsAMail() {
        Answer answer = act("/rename", ADA, "{\"name\": \" Ada Byron \"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.members())
                .containsEntry("attendeeName", "Ada Byron")
                .containsEntry("issue", 1)
                .containsKey("qrCode");
        assertThat(mails()).contains(ticketId + "#updated#2");
    }

    @Test
    void anOrganizerRenamesWithoutSeeingTheCode() {
        Answer answer = act("/rename", OLGA, "{\"name\": \"Ada Byron\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.members())
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
    void aNameHasToBeOne(String body, String detail) {
        Answer answer = act("/rename", ADA, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.valueOf(answer.members().get("detail"))).contains(detail.substring("request.".length()));
    }

    @Test
    void aNameOfTenThousandCharactersIsRefused() {
        assertThat(act("/rename", ADA, "{\"name\": \"" + "a".repeat(10_000) + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aReissueWithTheSameKeyIsOneReissue() {
        Answer first = act("/reissue", OLGA, null, "once");
        Answer again = act("/reissue", OLGA, null, "once");
        Answer another = act("/reissue", OLGA, null, "twice");

        assertThat(first.members()).containsEntry("issue", 2);
        assertThat(again).isEqualTo(first);
        assertThat(another.members()).containsEntry("issue", 3);
        assertThat(act("/reissue", OLGA, null, " ").status()).isEqualTo(400);
    }

    @Test
    void whatIsRevokedCannotBeDownloadedRenamedOrReissuedUntilItIsRestored() {
        Answer revoked = act("/revoke", OLGA, "{\"reason\": \"gave it away\"}", "first");
        assertThat(revoked.members()).containsEntry("status", "revoked").containsEntry("revokedFor", "gave it away");
        assertThat(act("/revoke", OLGA, null, "second").members()).containsEntry("revokedFor", "gave it away");

        for (Answer refused : List.of(
                get("/tickets/" + ticketId.uuid() + "/download", ADA),
                get("/tickets/" + ticketId.uuid() + "/qr.png", ADA),
                act("/rename", ADA, "{\"name\": \"Eve\"}"),
                act("/reissue", OLGA, null),
                act("/resend", ADA, null),
                act("/transfer", ADA, "{\"name\": \"Ben\", \"email\": \"ben@example.org\"}"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.members())
                    .containsEntry("type", "https://usher.dev/problems/ticket-not-valid")
                    .containsEntry("ticketStatus", "revoked");
        }
        assertThat(act("/restore", OLGA, null).members()).containsEntry("status", "valid");
        assertThat(get("/tickets/" + ticketId.uuid() + "/download", ADA).status())
                .isEqualTo(200);
    }

    @Test
    void aRevocationThatIsRepeatedAfterTheTicketWasRestoredRevokesNothing() {
        act("/revoke", OLGA, "{}", "delayed");
        act("/restore", OLGA, null);

        assertThat(act("/revoke", OLGA, "{}", "delayed").members()).containsEntry("status", "valid");
        assertThat(act("/revoke", OLGA, "{}", "another").members()).containsEntry("status", "revoked");
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
    void aRevocationThatSaysSomethingElseRevokesNothing(String body) {
        assertThat(act("/revoke", OLGA, body, "key").status()).isEqualTo(400);

        assertThat(get("/tickets/" + ticketId.uuid(), ADA).members()).containsEntry("status", "valid");
    }

    @Test
    void aRevocationNeedsAKeyAndAShortReason() {
        Answer answer = act("/revoke", OLGA, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/idempotency-key-required");
        for (String unreadable : List.of("a\\u202Eb", "a\\nERROR b", "\\u3164")) {
            assertThat(act("/revoke", OLGA, "{\"reason\": \"" + unreadable + "\"}", "key")
                            .members())
                    .extractingByKey("detail")
                    .asString()
                    .startsWith("reason must ");
        }
        assertThat(act("/revoke", OLGA, "{\"reason\": \"" + "a".repeat(201) + "\"}", "key")
                        .status())
                .isEqualTo(400);

        assertThat(get("/tickets/" + ticketId.uuid(), ADA).members()).containsEntry("status", "valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reissue", "/revoke", "/restore"})
    void whatIsTheOrganizersIsNotTheHolders(String path) {
        Answer answer = act(path, ADA, null);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/not-allowed");
    }

    @ParameterizedTest
    @CsvSource({"/rename", "/transfer", "/resend"})
    void somebodyElsesTicketIsLikeNone(String path) {
        Answer answer = act(path, BEN, "{\"name\": \"Ben\", \"email\": \"ben@example.org\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/not-found");
    }

    @Test
    void aTicketIsPassedOnByACodeThatOnlyTheMailHas() {
        Answer offer = act("/transfer", ADA, "{\"name\": \"Ben Okri\", \"email\": \"ben@example.org\"}");
        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.members()).containsOnlyKeys("ticketId", "name", "email", "until");
        String code = claimCode();

        Answer claimed = post("/tickets/claim", claim(code), BEN);

        assertThat(claimed.status()).isEqualTo(200);
        assertThat(claimed.members())
                .containsEntry("userId", SampleMessages.BEN.toString())
                .containsEntry("issue", 2);
        assertThat(get("/tickets/" + ticketId.uuid(), ADA).status()).isEqualTo(404);
        assertThat(get("/tickets/" + ticketId.uuid() + "/download", ADA).status())
                .isEqualTo(404);
        assertThat(get("/tickets/" + ticketId.uuid(), BEN).status()).isEqualTo(200);
        assertThat(delete("/tickets/" + ticketId.uuid() + "/transfer", ADA).status())
                .isEqualTo(404);
    }

    @Test
    void anOfferIsWithdrawn() {
        act("/transfer", ADA, "{\"name\": \"Ben Okri\", \"email\": \"ben@example.org\"}");
        String code = claimCode();

        assertThat(delete("/tickets/" + ticketId.uuid() + "/transfer", ADA).status())
                .isEqualTo(204);

        Answer answer = post("/tickets/claim", claim(code), as(new UserId("late")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/claim-code-not-usable");
    }

    @Test
    void guessingCodesEnds() {
        for (int i = 0; i < 5; i++) {
            assertThat(post("/tickets/claim", claim("guess"), as(new UserId("guesser")))
                            .status())
                    .isEqualTo(422);
        }

        Answer answer = post("/tickets/claim", claim("guess"), as(new UserId("guesser")));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/too-many-requests");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"Ben\", \"email\": \"nonsense\"}",
                "{\"name\": \"Ben\", \"email\": \"ben@example.org\\r\\nBcc: all@example.org\"}",
                "{\"name\": \"Ben\"}",
                "{\"email\": \"ben@example.org\"}"
            })
    void aRecipientHasANameAndAnAddress(String body) {
        Answer answer = act("/transfer", ADA, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.valueOf(answer.members().get("detail"))).containsAnyOf("email", "name");
    }

    @Test
    void ticketsAreMailedAgainOncePerKey() {
        assertThat(act("/resend", ADA, null, "again")).isEqualTo(Answer.json(202, "{\"mails\":1}"));
        assertThat(act("/resend", ADA, null, "again")).isEqualTo(Answer.json(202, "{\"mails\":1}"));
        assertThat(mails())
                .filteredOn(mail -> mail.startsWith(ticketId + "#resent#"))
                .hasSize(1);

        Answer all = post("/tickets/resend", "{\"registrationId\": \"" + registrationId + "\"}", OLGA);

        assertThat(all).isEqualTo(Answer.json(202, "{\"mails\":1}"));
        assertThat(mails())
                .filteredOn(mail -> mail.startsWith(registrationId + "#resent#"))
                .hasSize(1);
        assertThat(post("/tickets/resend", "{\"registrationId\": \"" + registrationId + "\"}", BEN)
                        .status())
                .isEqualTo(404);
        assertThat(post("/tickets/resend", "{}", ADA).status()).isEqualTo(400);
    }

    @Test
    void anOrganizerSeesOfChosenTicketsThatMailsComeBack() {
        String chosen = "{\"eventId\":\"%s\",\"ticketIds\":[\"%s\",\"%s\"]}"
                .formatted(SampleMessages.EVENT.eventId(), ticketId, TicketId.derive(RegistrationId.random(), 1));
        assertThat(post("/tickets/search", chosen, OLGA).body())
                .contains(ticketId.toString())
                .doesNotContain("mailProblem");

        suppressions.suppress("ada@example.org", new Suppression(Suppression.Cause.COMPLAINED, Instant.EPOCH));

        assertThat(post("/tickets/search", chosen, OLGA).body())
                .contains("\"mailProblem\":\"complained\"")
                .doesNotContain("qrCode", TicketId.derive(registrationId, 2).toString());
        assertThat(get("/tickets?registrationId=" + registrationId.uuid(), OLGA).body())
                .contains("\"mailProblem\":\"complained\"");
        assertThat(get("/tickets?registrationId=" + registrationId.uuid(), ADA).body())
                .contains(ticketId.toString())
                .doesNotContain("mailProblem");
        assertThat(post("/tickets/search", chosen, ADA).status()).isEqualTo(403);
        assertThat(post("/tickets/search", chosen.replace("\"" + ticketId + "\"", "null"), OLGA)
                        .status())
                .isEqualTo(400);
        assertThat(post(
                                "/tickets/search",
                                chosen.replace(
                                        SampleMessages.EVENT.eventId().toString(), "EVENT#" + registrationId.uuid()),
                                OLGA)
                        .body())
                .isEqualTo("{\"tickets\":[]}");
    }

    @Test
    void mailsAreLimited() {
        String[] user = as(new UserId("impatient"));
        for (int i = 0; i < 10; i++) {
            assertThat(post("/tickets/" + ticketId.uuid() + "/resend", "", user).status())
                    .isEqualTo(404);
        }

        assertThat(post("/tickets/" + ticketId.uuid() + "/resend", "", user).status())
                .isEqualTo(429);
    }

    @Test
    void theHolderListsAllTheirTicketsInPages() {
        Answer first = get("/tickets?limit=1", ADA);

        assertThat(first.members().get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        Answer second = get("/tickets?limit=1&after=" + first.members().get("next"), ADA);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.members().get("tickets")).isNotEqualTo(first.members().get("tickets"));
        assertThat(get("/tickets", as(new UserId("nobody")))).isEqualTo(Answer.json(200, "{\"tickets\":[]}"));
    }

    @Test
    void theOrganizerListsAnEventsTicketsAndNobodyElse() {
        String event = "/tickets?eventId=" + SampleMessages.EVENT.eventId().uuid();
        String order = registrationId.uuid().toString().substring(0, 4);

        Answer found = get(event + "&limit=100&status=valid&search=" + order, OLGA);

        assertThat(found.members().get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty()
                .allSatisfy(ticket -> assertThat(ticket.toString()).doesNotContain("qrCode"));
        assertThat(get(event, ADA).status()).isEqualTo(403);
        String body = "{\"eventId\":\"%s\",\"limit\":100,\"status\":\"valid\",\"search\":\"%s\"}"
                .formatted(SampleMessages.EVENT.eventId(), order);
        assertThat(post("/tickets/search", body, OLGA)).isEqualTo(found);
        assertThat(post("/tickets/search", body, ADA).status()).isEqualTo(403);
        assertThat(post("/tickets/search", "{}", OLGA).status()).isEqualTo(400);
        assertThat(get("/tickets?registrationId=" + registrationId.uuid(), OLGA)
                        .members()
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
    void anAbsurdListIsRefused(String query) {
        Answer answer = get("/tickets?" + query, OLGA);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/invalid-field");
    }

    @Test
    void anUnknownLayoutIsNamed() {
        Answer answer = get("/tickets/" + ticketId.uuid() + "/download?layout=a5", ADA);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.members()).containsEntry("detail", "layout must be one of a4, wallet");
        assertThat(get("/tickets/" + ticketId.uuid() + "/download?layout=wallet", ADA)
                        .status())
                .isEqualTo(200);
        assertThat(get("/tickets/download?registrationId=" + registrationId.uuid(), ADA)
                        .status())
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
    void thePictureIsAnsweredToThoseWhoAcceptWhatTheDocumentSays() {
        String path = "/tickets/" + ticketId.uuid() + "/qr.png";
        String[] ada = with(ADA, "Accept", "image/png");

        assertThat(headerOf("Content-Type", path, ada)).isEqualTo("image/png");
        assertThat(headerOf("Cache-Control", path, ada)).contains("no-store");
        assertThat(bytes(path, ada)).startsWith(0x89, 'P', 'N', 'G');
        Answer refused = get(path, with(BEN, "Accept", "image/png"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.type()).isEqualTo("application/problem+json");
    }

    @Test
    void thePassIsAnsweredToThoseWhoAcceptWhatTheDocumentSays() {
        Answer answer =
                get("/tickets/" + ticketId.uuid() + "/pass", with(ADA, "Accept", "application/vnd.apple.pkpass"));

        assertThat(answer.status()).as("no key is set here").isEqualTo(404);
        assertThat(answer.body()).contains("wallet-passes-off");
    }

    @Test
    void theDocumentKeepsTheRules() throws IOException {
        String document = get("/ticket-service/swagger/ticket-service.yml").body();

        assertThat(DocumentRules.violations(document)).isEmpty();
        assertThat(DocumentRules.values(document, "TicketView.status"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TicketState.Status.values())
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Answer act(String action, String[] who, @Nullable String body) {
        return act(action, who, body, null);
    }

    /// Posts to an address of the ticket.
    ///
    /// @param key the `Idempotency-Key`, if there is one
    private Answer act(String action, String[] who, @Nullable String body, @Nullable String key) {
        return send(
                "POST",
                "/tickets/TICKET%23" + ticketId.uuid() + action,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                key == null ? who : with(who, "Idempotency-Key", key));
    }
}
