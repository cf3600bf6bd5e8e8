package dev.usher.ticket.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import jakarta.inject.Inject;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
class TicketControllerTest extends HttpSlice {
    private static final String[] ADA = as(SampleMessages.ADA);
    private static final String[] BEN = as(SampleMessages.BEN);
    private static final RegistrationId REGISTRATION = SampleMessages.REGISTRATION;
    private static final TicketId TICKET = TicketId.derive(REGISTRATION, 1);

    @Inject
    InMemoryTicketStore store;

    @BeforeEach
    void issueTickets() {
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(REGISTRATION, 2));
    }

    @Test
    void theOwnerSeesTheTicketsOfARegistration() {
        Answer answer = get("/tickets?registrationId=" + REGISTRATION.uuid(), ADA);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.members().get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void aRegistrationWithoutTicketsHasAnEmptyList() {
        Answer answer = get("/tickets?registrationId=11111111-1111-4111-8111-111111111111", ADA);

        assertThat(answer).isEqualTo(Answer.json(200, "{\"tickets\":[]}"));
    }

    @Test
    void theOwnerGetsAUrlThatLastsAQuarterOfAnHour() {
        Instant before = Instant.now();

        Answer answer = get("/tickets/TICKET%23" + TICKET.uuid() + "/download", ADA);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.members().get("downloadUrl"))
                .isEqualTo("http://s3.invalid/tickets/" + TICKET.uuid() + "/1/a4.pdf?seconds=900");
        assertThat(Instant.parse(String.valueOf(answer.members().get("expiresAt"))))
                .isBetween(before.plusSeconds(899), Instant.now().plusSeconds(900));
    }

    @Test
    void theQrCodeIsAPicture() {
        String path = "/tickets/" + TICKET.uuid() + "/qr.png";

        assertThat(headerOf("Content-Type", path, ADA)).isEqualTo("image/png");
        assertThat(bytes(path, ADA)).startsWith((byte) 0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/download", "/qr.png"})
    void anybodyElseGetsTheSameAnswerAsForATicketThatDoesNotExist(String part) {
        Answer othersTicket = get("/tickets/" + TICKET.uuid() + part, BEN);
        Answer noTicket = get("/tickets/11111111-1111-4111-8111-111111111111" + part, BEN);

        assertThat(othersTicket).isEqualTo(noTicket);
        assertThat(othersTicket)
                .isEqualTo(Answer.problem(
                        404, "not-found", "Not found", "There is no such ticket, or it is not yours. Check the id."));
    }

    @Test
    void anotherBuyersListIsEmpty() {
        assertThat(get("/tickets?registrationId=" + REGISTRATION.uuid(), BEN)
                        .members()
                        .get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void withoutATokenNothingIsShown() {
        Answer answer = get("/tickets/" + TICKET.uuid());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/nonsense", "/tickets?registrationId=nonsense", "/tickets/download"})
    void whatIsNoIdIsNamed(String path) {
        Answer answer = get(path, ADA);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.members()).containsEntry("type", "https://usher.dev/problems/malformed-request");
        assertThat(String.valueOf(answer.members().get("detail")))
                .matches("(ticketId|registrationId)(: not an id: expected (TICKET|REG)#<uuid>| is missing)");
    }

    @Test
    void thePublicKeyIsThereForEverybody() {
        assertThat(get("/.well-known/ticket-keys")).isEqualTo(Answer.json(200, """
                {"keys":[
                    {"keyId":0,"algorithm":"Ed25519","publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}]}"""));
    }
}
