package dev.usher.ticket.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.contracts.message.TicketUpdated;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What issuing and changing tickets may rely on, with a fake and with DynamoDB alike.
abstract class TicketStoreContract {

    private final RegistrationId registrationId = RegistrationId.random();

    /// The store under test.
    abstract TicketStore store();

    /// Whether a message with this id waits in the outbox.
    abstract boolean isInOutbox(String messageId);

    @Test
    void recordedTicketsAreFoundAsTheyWere() {
        TicketWrite issued = issued(2);

        assertThat(store().write(issued)).isTrue();

        assertThat(store().order(registrationId)).isEqualTo(issued.order());
        assertThat(store().ofRegistration(registrationId)).isEqualTo(issued.tickets());
        assertThat(store().find(TicketId.derive(registrationId, 2)))
                .contains(issued.tickets().get(1));
        assertThat(store().find(List.of(TicketId.derive(registrationId, 2), TicketId.derive(registrationId, 9))))
                .containsExactly(issued.tickets().get(1));
        assertThat(issued.messages()).hasSize(2).allMatch(message -> isInOutbox(message.id()));
    }

    @Test
    void everyPartOfATicketAndAnOrderIsKept() {
        Ticket ticket = store(issued(1))
                .getFirst()
                .reissued(TicketIssuerOfTests.SIGNER, "key")
                .transferred(TicketIssuerOfTests.SIGNER, SampleMessages.BEN, new Attendee("Ben", "ben@example.org"))
                .withdrawn(Set.of(Withdrawal.REVOKED, Withdrawal.DISPUTED), "said who");
        var next = copyOf(ticket, 2);
        Order order = store().order(registrationId)
                .disputed("dp_1", new Order.Dispute(PaymentDisputed.Status.OPEN, 7))
                .givenBack();
        order = new Order(registrationId, order.tickets(), order.refunded(), order.disputes(), 2);

        assertThat(store().write(new TicketWrite(order, List.of(next), List.of())))
                .isTrue();

        assertThat(store().find(ticket.ticketId())).contains(next);
        assertThat(store().order(registrationId)).isEqualTo(order);
    }

    @Test
    void whatWasNotReadAsItIsCannotBeChanged() {
        Ticket read = store(issued(1)).getFirst();
        Ticket renamed = read.renamed("Ada Byron");
        assertThat(store().write(TicketWrite.of(List.of(renamed), List.of()))).isTrue();
        List<Envelope> messages =
                TicketMessages.updated(read.renamed("Eve"), TicketUpdated.Cause.RENAMED, SampleMessages.ISSUED_AT);

        assertThat(store().write(TicketWrite.of(List.of(read.renamed("Eve")), messages)))
                .isFalse();

        assertThat(store().find(read.ticketId())).contains(renamed);
        assertThat(messages).noneMatch(message -> isInOutbox(message.id()));
    }

    @Test
    void ifOneTicketHasChangedNoneIsWritten() {
        List<Ticket> read = store(issued(2));
        store().write(TicketWrite.of(List.of(read.get(1).renamed("Ada Byron")), List.of()));

        assertThat(store().write(TicketWrite.of(
                        read.stream().map(ticket -> ticket.renamed("Eve")).toList(), List.of())))
                .isFalse();

        assertThat(store().find(read.getFirst().ticketId())).contains(read.getFirst());
    }

    @Test
    void moneyMayBeToldOfBeforeTickets() {
        Order known = Order.unknown(registrationId).givenBack();
        assertThat(store().write(new TicketWrite(known, List.of(), List.of()))).isTrue();

        assertThat(store().write(issued(1))).isFalse();

        assertThat(store().order(registrationId)).isEqualTo(known);
        assertThat(store().ofRegistration(registrationId)).isEmpty();
    }

    @Test
    void ofManyWhoRecordAtTheSameTimeOneDoes() {
        TicketWrite issued = issued(3);

        List<Boolean> outcomes = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> store().write(issued))
                .toList();

        assertThat(outcomes).filteredOn(written -> written).hasSize(1);
    }

    @Test
    void ofManyWhoChangeAtTheSameTimeOneDoes() {
        Ticket read = store(issued(1)).getFirst();

        List<Boolean> outcomes = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> store().write(TicketWrite.of(List.of(read.renamed("Name " + number)), List.of())))
                .toList();

        assertThat(outcomes).filteredOn(written -> written).hasSize(1);
        assertThat(store().find(read.ticketId()).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void theLargestOrderFitsOneTransaction() {
        List<Ticket> tickets = store(issued(50));
        List<Ticket> refunded = tickets.stream()
                .map(ticket -> ticket.withdrawn(Set.of(Withdrawal.REFUNDED), null))
                .toList();
        Order order = store().order(registrationId).givenBack();

        assertThat(store().write(new TicketWrite(
                        order, refunded, TicketMessages.statusChanged(tickets, refunded, SampleMessages.ISSUED_AT))))
                .isTrue();

        assertThat(store().ofRegistration(registrationId)).isEqualTo(refunded);
    }

    @Test
    void whatWasNeverRecordedIsNotThere() {
        assertThat(store().order(registrationId)).isEqualTo(Order.unknown(registrationId));
        assertThat(store().find(TicketId.derive(registrationId, 1))).isEqualTo(Optional.empty());
        assertThat(store().ofRegistration(registrationId)).isEmpty();
    }

    private List<Ticket> store(TicketWrite write) {
        assertThat(store().write(write)).isTrue();
        return write.tickets();
    }

    /// The same with another revision.
    private static Ticket copyOf(Ticket ticket, int revision) {
        return new Ticket(
                ticket.ticketId(),
                ticket.registrationId(),
                ticket.event(),
                ticket.seat(),
                ticket.holder(),
                ticket.edition(),
                ticket.withdrawals(),
                ticket.revokedFor(),
                ticket.language(),
                ticket.paidAt(),
                ticket.generatedAt(),
                ticket.keys(),
                revision);
    }

    /// What the issuer writes.
    private TicketWrite issued(int quantity) {
        var recorded = new InMemoryTicketStore();
        TicketIssuerOfTests.issue(recorded, SampleMessages.paymentSucceeded(registrationId, quantity));
        return new TicketWrite(
                recorded.order(registrationId), recorded.ofRegistration(registrationId), recorded.outbox());
    }
}
