package dev.usher.ticket.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The HTTP side with fakes behind it; a bearer token names the caller.
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
@Property(name = "spec.name", value = "TicketControllerTest")
class TicketControllerTest {
    private static final String ADA = SampleTickets.ADA.subject();
    private static final RegistrationId REGISTRATION = RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final TicketId TICKET = TicketId.derive(REGISTRATION, 1);

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryTicketStore store;

    @Inject
    JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void issueTickets() {
        TicketIssuerOfTests.issue(store, SampleTickets.payment(REGISTRATION, 2));
    }

    @Test
    void theOwnerSeesTheTicketsOfARegistration() throws Exception {
        Answer answer = get("/tickets?registrationId=" + REGISTRATION.uuid(), ADA);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void aRegistrationWithoutTicketsHasAnEmptyList() throws Exception {
        Answer answer = get("/tickets?registrationId=11111111-1111-4111-8111-111111111111", ADA);

        assertThat(answer).isEqualTo(new Answer(200, Map.of("tickets", List.of())));
    }

    @Test
    void theOwnerGetsAUrlThatLastsAQuarterOfAnHour() throws Exception {
        Instant before = Instant.now();

        Answer answer = get("/tickets/TICKET%23" + TICKET.uuid() + "/download", ADA);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body.get("downloadUrl"))
                .isEqualTo("http://s3.invalid/tickets/" + TICKET.uuid() + "/1/a4.pdf?seconds=900");
        assertThat(Instant.parse(String.valueOf(answer.body.get("expiresAt"))))
                .isBetween(before.plusSeconds(899), Instant.now().plusSeconds(900));
    }

    @Test
    void theQrCodeIsAPicture() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                request("/tickets/" + TICKET.uuid() + "/qr.png", ADA).build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        assertThat(answer.body()).startsWith((byte) 0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/download", "/qr.png"})
    void anybodyElseGetsTheSameAnswerAsForATicketThatDoesNotExist(String part) throws Exception {
        Answer othersTicket = get("/tickets/" + TICKET.uuid() + part, "ben");
        Answer noTicket = get("/tickets/11111111-1111-4111-8111-111111111111" + part, "ben");

        assertThat(othersTicket).isEqualTo(noTicket);
        assertThat(othersTicket)
                .isEqualTo(new Answer(
                        404,
                        Map.of(
                                "type", "https://usher.dev/problems/not-found",
                                "title", "Not found",
                                "status", 404,
                                "detail", "There is no such ticket, or it is not yours. Check the id.")));
    }

    @Test
    void anotherBuyersListIsEmpty() throws Exception {
        assertThat(get("/tickets?registrationId=" + REGISTRATION.uuid(), "ben")
                        .body
                        .get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void withoutATokenNothingIsShown() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                java.net.http.HttpRequest.newBuilder(server.getURI().resolve("/tickets/" + TICKET.uuid()))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(read(answer).status).isEqualTo(401);
        assertThat(read(answer).body).containsEntry("type", "https://usher.dev/problems/not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/nonsense", "/tickets?registrationId=nonsense", "/tickets/download"})
    void whatIsNoIdIsNamed(String path) throws Exception {
        Answer answer = get(path, ADA);

        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.body).containsEntry("type", "https://usher.dev/problems/malformed-request");
        assertThat(String.valueOf(answer.body.get("detail")))
                .matches("(ticketId|registrationId)(: not an id: expected (TICKET|REG)#<uuid>| is missing)");
    }

    @Test
    void thePublicKeyIsThereForEverybody() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                java.net.http.HttpRequest.newBuilder(server.getURI().resolve("/.well-known/ticket-keys"))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(read(answer))
                .isEqualTo(new Answer(
                        200,
                        Map.of(
                                "keys",
                                List.of(Map.of(
                                        "keyId", 0,
                                        "algorithm", "Ed25519",
                                        "publicKey", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")))));
    }

    private Answer get(String path, String user) throws IOException, InterruptedException {
        return read(client.send(request(path, user).build(), BodyHandlers.ofByteArray()));
    }

    private Answer read(HttpResponse<byte[]> answer) throws IOException {
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
    @Requires(property = "spec.name", value = "TicketControllerTest")
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
            return (token, _) -> Publishers.just(Authentication.build(token));
        }
    }
}
