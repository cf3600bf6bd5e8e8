package dev.usher.ticket.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification.Genuine;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketRevoked;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.OvertakenStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketIssuerTest {
    private static final RegistrationId REGISTRATION = SampleMessages.REGISTRATION;
    private static final TicketId FIRST = TicketId.derive(REGISTRATION, 1);
    private static final TicketId SECOND = TicketId.derive(REGISTRATION, 2);

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();

    @Test
    void everySeatGetsATicketAPdfAndACodeOfItsOwn() {
        IssueOutcome outcome = issue(2, SampleMessages.ISSUED_AT);

        assertThat(outcome).isEqualTo(new IssueOutcome.Issued(2));
        assertThat(store.ofRegistration(REGISTRATION))
                .extracting(
                        Ticket::ticketId,
                        ticket -> ticket.seat().number(),
                        ticket -> ticket.seat().of(),
                        Ticket::status)
                .containsExactly(tuple(FIRST, 1, 2, Status.VALID), tuple(SECOND, 2, 2, Status.VALID));
        assertThat(pdfs.objects().keySet())
                .hasSize(3)
                .contains("tickets/" + FIRST.uuid() + "/1/a4.pdf", "tickets/" + SECOND.uuid() + "/1/a4.pdf")
                .anyMatch(key -> key.startsWith("orders/" + REGISTRATION.uuid() + "/") && key.endsWith("/a4.pdf"));
    }

    @Test
    void theCodeNamesTicketEventAndBuyerAndIsSigned() {
        issue(1, SampleMessages.ISSUED_AT);

        var verifier = new TicketCodeVerifier(Map.of(0, TicketIssuerOfTests.SIGNER.publicKey()));
        String code = store.ofRegistration(REGISTRATION).getFirst().edition().qrCode();
        assertThat(verifier.verify(code))
                .isEqualTo(new Genuine(new TicketCode(FIRST, SampleMessages.EVENT.eventId(), SampleMessages.ADA, 1)));
    }

    @Test
    void oneMessageCarriesAllTicketsAndOneAsksForTheMail() {
        issue(2, SampleMessages.ISSUED_AT);

        assertThat(store.outbox())
                .containsExactly(
                        issuedMessage(),
                        Envelope.of(
                                SampleMessages.ISSUED_AT,
                                new TicketMailRequested(
                                        REGISTRATION + "#issued",
                                        REGISTRATION,
                                        TicketMailRequested.Cause.ISSUED,
                                        List.of(FIRST, SECOND),
                                        new Attendee("Ada Lovelace", "ada@example.org"),
                                        "en-GB",
                                        null,
                                        null,
                                        SampleMessages.ISSUED_AT)));
    }

    @Test
    void theSamePaymentAgainChangesNothing() {
        issue(2, SampleMessages.ISSUED_AT);
        var before = store.ofRegistration(REGISTRATION);
        var outbox = store.outbox();

        IssueOutcome outcome = issue(2, SampleMessages.ISSUED_AT.plusSeconds(60));

        assertThat(outcome).isEqualTo(new IssueOutcome.AlreadyIssued());
        assertThat(store.ofRegistration(REGISTRATION)).isEqualTo(before);
        assertThat(store.outbox()).isEqualTo(outbox);
    }

    @Test
    void moneyThatWentBackBeforeGivesTicketsThatAreNoGood() {
        Order known = Order.unknown(REGISTRATION).givenBack();
        store.write(new TicketWrite(known, List.of(), List.of()));

        assertThat(issue(2, SampleMessages.ISSUED_AT)).isEqualTo(new IssueOutcome.Issued(2));

        List<Ticket> tickets = store.ofRegistration(REGISTRATION);
        assertThat(tickets)
                .extracting(Ticket::status, Ticket::revision)
                .containsExactly(tuple(Status.REFUNDED, 2), tuple(Status.REFUNDED, 2));
        assertThat(pdfs.objects()).isEmpty();
        assertThat(store.outbox())
                .containsExactly(
                        issuedMessage(),
                        Envelope.of(
                                SampleMessages.ISSUED_AT,
                                new TicketRevoked(
                                        REGISTRATION,
                                        SampleMessages.EVENT.eventId(),
                                        tickets.stream().map(Ticket::state).toList(),
                                        SampleMessages.ISSUED_AT)));
    }

    @Test
    void aDisputeThatWasWonBeforeHurtsNoTicket() {
        Order known = Order.unknown(REGISTRATION).disputed("dp_1", new Order.Dispute(PaymentDisputed.Status.WON, 2));
        store.write(new TicketWrite(known, List.of(), List.of()));

        issue(1, SampleMessages.ISSUED_AT);

        assertThat(store.ofRegistration(REGISTRATION)).allMatch(Ticket::isValid);
        assertThat(pdfs.objects()).hasSize(2);
    }

    @Test
    void whoPrintedTicketsThatWereWithdrawnMeanwhileRemovesThem() {
        TicketStore overtaken = new OvertakenStore(store, () -> {
            issue(1, SampleMessages.ISSUED_AT);
            Ticket ticket = store.ofRegistration(REGISTRATION).getFirst();
            Ticket refunded = ticket.withdrawn(Set.of(Withdrawal.REFUNDED), null);
            store.write(TicketWrite.of(List.of(refunded), List.of()));
            TicketIssuerOfTests.documents(pdfs).remove(List.of(refunded));
        });

        IssueOutcome outcome =
                issuer(overtaken, SampleMessages.ISSUED_AT).issue(SampleMessages.paymentSucceeded(REGISTRATION, 1));

        assertThat(outcome).isEqualTo(new IssueOutcome.AlreadyIssued());
        assertThat(pdfs.objects()).isEmpty();
    }

    private IssueOutcome issue(int quantity, Instant now) {
        return issuer(store, now).issue(SampleMessages.paymentSucceeded(REGISTRATION, quantity));
    }

    private TicketIssuer issuer(TicketStore into, Instant now) {
        return TicketIssuerOfTests.issuer(into, pdfs, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Envelope issuedMessage() {
        return Envelope.of(
                SampleMessages.ISSUED_AT,
                new TicketIssued(
                        REGISTRATION,
                        SampleMessages.ADA,
                        "Ada Lovelace",
                        SampleMessages.ISSUED_AT,
                        SampleMessages.EVENT,
                        List.of(
                                new IssuedTicket(FIRST, 1, "general", "General", 1),
                                new IssuedTicket(SECOND, 2, "general", "General", 1))));
    }
}
