package dev.usher.ticket.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the issuer may rely on, with a fake and with DynamoDB alike.
abstract class TicketStoreContract {
    private final RegistrationId registrationId = RegistrationId.random();

    /// The store under test.
    abstract TicketStore store();

    /// How many messages wait in the outbox for this registration.
    abstract long messagesOf(RegistrationId registrationId);

    @Test
    void recordedTicketsAreFoundAsTheyWere() {
        Recording recording = recording(2);

        assertThat(store().record(recording.tickets, recording.message)).isEqualTo(new IssueOutcome.Issued(2));

        assertThat(store().isIssued(registrationId)).isTrue();
        assertThat(store().ofRegistration(registrationId)).isEqualTo(recording.tickets);
        assertThat(store().find(TicketId.derive(registrationId, 2))).contains(recording.tickets.get(1));
        assertThat(messagesOf(registrationId)).isEqualTo(1);
    }

    @Test
    void recordingAgainChangesNothingAndPublishesNothing() {
        Recording recording = recording(1);
        store().record(recording.tickets, recording.message);

        assertThat(store().record(recording.tickets, recording.message)).isEqualTo(new IssueOutcome.AlreadyIssued());
        assertThat(messagesOf(registrationId)).isEqualTo(1);
    }

    @Test
    void ofManyWhoRecordAtTheSameTimeOneDoes() {
        Recording recording = recording(3);

        List<IssueOutcome> outcomes = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> store().record(recording.tickets, recording.message))
                .toList();

        assertThat(outcomes).filteredOn(IssueOutcome.Issued.class::isInstance).hasSize(1);
        assertThat(messagesOf(registrationId)).isEqualTo(1);
    }

    @Test
    void theLargestOrderFitsOneTransaction() {
        Recording recording = recording(50);

        assertThat(store().record(recording.tickets, recording.message)).isEqualTo(new IssueOutcome.Issued(50));
        assertThat(store().ofRegistration(registrationId)).hasSize(50);
    }

    @Test
    void whatWasNeverRecordedIsNotThere() {
        assertThat(store().isIssued(registrationId)).isFalse();
        assertThat(store().find(TicketId.derive(registrationId, 1))).isEqualTo(Optional.empty());
        assertThat(store().ofRegistration(registrationId)).isEmpty();
    }

    /// Tickets as the issuer makes them.
    private Recording recording(int quantity) {
        var recorded = new InMemoryTicketStore();
        TicketIssuerOfTests.issue(recorded, SampleTickets.payment(registrationId, quantity));
        Envelope message = recorded.outbox().getFirst();
        assertThat(message.message()).isInstanceOf(TicketIssued.class);
        return new Recording(recorded.ofRegistration(registrationId), message);
    }

    private record Recording(List<Ticket> tickets, Envelope message) {}
}
