package dev.usher.ticket.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.PaymentDisputed.Status;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.ticket.issuing.IssueOutcome;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketRecord;
import dev.usher.ticket.order.TicketRecord.Recorded;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Orders and tickets come back as they were, with a fake and with DynamoDB alike.
abstract class RebuildContract {
    private static final Clock CLOCK = Clock.fixed(SampleMessages.ISSUED_AT.plusSeconds(60), ZoneOffset.UTC);

    private final RegistrationId registrationId = RegistrationId.random();

    abstract TicketStore store();

    abstract TicketRecord record();

    /// Loses the order, its tickets and its messages, but not the record.
    abstract void lose(RegistrationId registrationId);

    /// Whether a message with this id waits in the outbox.
    abstract boolean isInOutbox(String messageId);

    @Test
    void whatWasChangedComesBackAsItWas() {
        changedInEveryWay();
        List<Ticket> before = store().ofRegistration(registrationId);
        Order order = store().order(registrationId);
        lose(registrationId);
        assertThat(store().order(registrationId)).isEqualTo(Order.unknown(registrationId));

        restore();

        assertThat(store().ofRegistration(registrationId)).isEqualTo(before);
        assertThat(store().order(registrationId)).isEqualTo(order);
        assertThat(record().of(registrationId)).isEqualTo(new Recorded(order, before));
    }

    @Test
    void theEventListsTheRegistration() {
        issue(1);

        try (var registrations = record().registrations(SampleMessages.EVENT.eventId())) {
            assertThat(registrations).contains(registrationId);
        }
    }

    @Test
    void aDryRunCountsAndAHealthyOrderDoesNotChange() {
        changedInEveryWay();
        lose(registrationId);

        assertThat(restored(true).done()).isGreaterThanOrEqualTo(5);
        assertThat(store().ofRegistration(registrationId)).isEmpty();
        restore();
        List<Ticket> before = store().ofRegistration(registrationId);

        assertThat(restored(false).done()).isZero();
        assertThat(store().ofRegistration(registrationId)).isEqualTo(before);
    }

    @Test
    void onlyWhatIsOlderThanTheRecordIsReplaced() {
        issue(2);
        List<Ticket> stale = store().ofRegistration(registrationId);
        write(stale.getFirst().renamed("Ada Byron"));
        Ticket renamed = ticket(1);
        Order order = store().order(registrationId);
        lose(registrationId);
        assertThat(record().restore(new Recorded(Order.unknown(registrationId), List.of()), new Recorded(order, stale)))
                .as("a restore from a point in time")
                .isTrue();

        assertThat(store().write(TicketWrite.of(List.of(stale.getFirst().renamed("Eve")), List.of())))
                .as("a change of what is stale")
                .isFalse();
        assertThat(restored(false).done()).isEqualTo(1);

        assertThat(store().ofRegistration(registrationId)).containsExactly(renamed, stale.get(1));
    }

    @Test
    void ticketsWhoseRowsWereLostAreNotIssuedAgain() {
        issue(1);
        write(ticket(1).reissued(TicketIssuerOfTests.SIGNER, null));
        Ticket reissued = ticket(1);
        lose(registrationId);

        assertThat(issueAgain(1)).isFalse();
        restore();

        assertThat(TicketIssuerOfTests.issuer(store(), new InMemoryTicketPdfs(), CLOCK)
                        .issue(SampleMessages.paymentSucceeded(registrationId, 1)))
                .isEqualTo(new IssueOutcome.AlreadyIssued());
        assertThat(ticket(1)).isEqualTo(reissued);
    }

    @Test
    void aRefundThatIsReportedWhileTheTicketsAreLostWaitsForThem() {
        issue(2);
        lose(registrationId);
        var unaware = Order.unknown(registrationId).givenBack();

        assertThat(store().write(new TicketWrite(unaware, List.of(), List.of())))
                .isFalse();

        restore();
        var aware = store().order(registrationId).givenBack();
        assertThat(store().write(new TicketWrite(aware, List.of(), List.of()))).isTrue();
    }

    @Test
    void moneyThatWasReportedBeforeTheTicketsIsNotForgotten() {
        var early = Order.unknown(registrationId).givenBack();
        assertThat(store().write(new TicketWrite(early, List.of(), List.of()))).isTrue();
        lose(registrationId);

        assertThat(issueAgain(1)).isFalse();
    }

    @Test
    void whatIsPublishedIsTheCurrentStateAndNoMailIsSent() {
        changedInEveryWay();
        lose(registrationId);
        restore();

        rebuild().publish(SampleMessages.EVENT.eventId(), _ -> {});

        assertThat(isInOutbox("TicketIssued#" + registrationId)).isTrue();
        assertThat(isInOutbox("TicketUpdated#" + id(1) + "#2")).isTrue();
        assertThat(isInOutbox("TicketUpdated#" + id(2) + "#2")).isTrue();
        assertThat(isInOutbox("TicketRevoked#" + id(3) + "#2")).isTrue();
        assertThat(isInOutbox("TicketUpdated#" + id(4) + "#2")).isTrue();
        assertThat(isInOutbox("TicketMailRequested#" + registrationId + "#issued"))
                .isFalse();
    }

    private void changedInEveryWay() {
        issue(5);
        write(ticket(1).reissued(TicketIssuerOfTests.SIGNER, "key"));
        write(ticket(2)
                .transferred(TicketIssuerOfTests.SIGNER, SampleMessages.BEN, new Attendee("Ben", "ben@example.org")));
        write(ticket(3).revoked("given back", "key"));
        write(ticket(4).renamed("Ada Byron"));
        var order = store().order(registrationId).disputed("dp_1", new Order.Dispute(Status.WON, 7));
        assertThat(store().write(new TicketWrite(order, List.of(), List.of()))).isTrue();
    }

    final RegistrationId order() {
        return registrationId;
    }

    final void issue(int quantity) {
        TicketIssuerOfTests.issue(store(), SampleMessages.paymentSucceeded(registrationId, quantity));
    }

    /// Tries to store what the issuer writes, once.
    private boolean issueAgain(int quantity) {
        var elsewhere = new InMemoryTicketStore();
        TicketIssuerOfTests.issue(elsewhere, SampleMessages.paymentSucceeded(registrationId, quantity));
        return store().write(new TicketWrite(
                elsewhere.order(registrationId), elsewhere.ofRegistration(registrationId), elsewhere.outbox()));
    }

    private void write(Ticket next) {
        assertThat(store().write(TicketWrite.of(List.of(next), List.of()))).isTrue();
    }

    private TicketId id(int number) {
        return TicketId.derive(registrationId, number);
    }

    private Ticket ticket(int number) {
        return store().find(id(number)).orElseThrow();
    }

    private void restore() {
        restored(false);
    }

    final Progress restored(boolean dryRun) {
        var reports = new ArrayList<Progress>();
        Progress end = rebuild().restore(SampleMessages.EVENT.eventId(), dryRun, reports::add);
        assertThat(reports).allSatisfy(report -> assertThat(report.read()).isLessThanOrEqualTo(end.read()));
        return end;
    }

    private TicketRebuild rebuild() {
        return new TicketRebuild(record(), store(), CLOCK);
    }
}
