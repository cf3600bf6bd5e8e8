package dev.usher.ticket.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification.Genuine;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.ticket.document.SamplePages;
import dev.usher.ticket.document.TicketRenderer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketIssuerTest {
    private static final RegistrationId REGISTRATION = RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final TicketCodeSigner SIGNER = new TicketCodeSigner(0, new byte[32]);

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();

    @Test
    void everySeatGetsATicketAPdfAndACodeOfItsOwn() {
        IssueOutcome outcome = issuer(pdfs, SampleTickets.NOW).issue(SampleTickets.payment(REGISTRATION, 2));

        assertThat(outcome).isEqualTo(new IssueOutcome.Issued(2));
        assertThat(store.ofRegistration(REGISTRATION))
                .extracting(Ticket::ticketId, Ticket::number, Ticket::of, Ticket::status)
                .containsExactly(
                        tuple(TicketId.derive(REGISTRATION, 1), 1, 2, TicketStatus.VALID),
                        tuple(TicketId.derive(REGISTRATION, 2), 2, 2, TicketStatus.VALID));
        assertThat(pdfs.objects())
                .containsOnlyKeys(
                        "tickets/" + TicketId.derive(REGISTRATION, 1).uuid() + ".pdf",
                        "tickets/" + TicketId.derive(REGISTRATION, 2).uuid() + ".pdf",
                        "orders/" + REGISTRATION.uuid() + ".pdf");
    }

    @Test
    void theCodeNamesTicketEventAndBuyerAndIsSigned() {
        issuer(pdfs, SampleTickets.NOW).issue(SampleTickets.payment(REGISTRATION, 1));

        var verifier = new TicketCodeVerifier(Map.of(0, SIGNER.publicKey()));
        String code = store.ofRegistration(REGISTRATION).getFirst().qrCode();
        assertThat(verifier.verify(code))
                .isEqualTo(new Genuine(new TicketCode(
                        TicketId.derive(REGISTRATION, 1), SamplePages.EVENT.eventId(), SampleTickets.ADA, 1)));
    }

    @Test
    void oneMessageCarriesAllTickets() {
        issuer(pdfs, SampleTickets.NOW).issue(SampleTickets.payment(REGISTRATION, 2));

        assertThat(store.outbox())
                .containsExactly(Envelope.of(
                        SampleTickets.NOW,
                        new TicketIssued(
                                REGISTRATION,
                                SampleTickets.ADA,
                                "Ada Lovelace",
                                SampleTickets.NOW,
                                SamplePages.EVENT,
                                List.of(
                                        new IssuedTicket(TicketId.derive(REGISTRATION, 1), 1, "general", "General", 1),
                                        new IssuedTicket(
                                                TicketId.derive(REGISTRATION, 2), 2, "general", "General", 1)))));
    }

    @Test
    void theSamePaymentAgainChangesNothing() {
        issuer(pdfs, SampleTickets.NOW).issue(SampleTickets.payment(REGISTRATION, 2));
        var before = store.ofRegistration(REGISTRATION);

        IssueOutcome outcome =
                issuer(pdfs, SampleTickets.NOW.plusSeconds(60)).issue(SampleTickets.payment(REGISTRATION, 2));

        assertThat(outcome).isEqualTo(new IssueOutcome.AlreadyIssued());
        assertThat(store.ofRegistration(REGISTRATION)).isEqualTo(before);
        assertThat(store.outbox()).hasSize(1);
    }

    @Test
    void afterACrashBetweenPdfsAndRecordTheRetryMakesTheSameTicketsAndOverwritesTheSameObjects() {
        var failing = new FailingPdfs(pdfs, "orders/");
        assertThatThrownBy(() -> issuer(failing, SampleTickets.NOW).issue(SampleTickets.payment(REGISTRATION, 2)))
                .hasMessage("S3 is away");
        assertThat(store.isIssued(REGISTRATION)).isFalse();
        Map<String, byte[]> orphans = pdfs.objects();

        issuer(pdfs, SampleTickets.NOW.plusSeconds(60)).issue(SampleTickets.payment(REGISTRATION, 2));

        assertThat(orphans).hasSize(2);
        orphans.forEach((key, pdf) -> assertThat(pdfs.objects().get(key)).isEqualTo(pdf));
        assertThat(store.outbox()).hasSize(1);
    }

    private TicketIssuer issuer(TicketPdfs keptIn, Instant now) {
        return new TicketIssuer(
                store, keptIn, new TicketRenderer(new SimpleMeterRegistry()), SIGNER, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// Fails for one kind of object.
    private record FailingPdfs(TicketPdfs working, String failingPrefix) implements TicketPdfs {
        @Override
        public void put(String key, byte[] pdf) {
            if (key.startsWith(failingPrefix)) {
                throw new IllegalStateException("S3 is away");
            }
            working.put(key, pdf);
        }

        @Override
        public URI downloadUrl(String key, String fileName, Duration validity) {
            return working.downloadUrl(key, fileName, validity);
        }
    }
}
