package dev.usher.validation.search;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.FROM;
import static dev.usher.validation.admission.Tickets.ORDER;
import static dev.usher.validation.admission.Tickets.known;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.news;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.message.TicketRevoked;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.messaging.Verdict;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.RefusingAdmissionStore;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketHandlersTest {
    private static final SearchIndex NO_INDEX = new SearchIndex() {
        @Override
        public void add(EventId eventId, TicketId ticketId, Collection<String> terms) {
            throw new IllegalStateException("no index");
        }

        @Override
        public List<TicketId> beginningWith(EventId eventId, String term, int most) {
            throw new IllegalStateException("no index");
        }
    };

    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final InMemorySearchIndex index = new InMemorySearchIndex();
    private final DoorEvents events = new InMemoryDoorEventStore().asSeenAtTheDoor();
    private final TicketUpdates updates = updatesWith(store, index);
    private final TicketIssuedHandler issued = new TicketIssuedHandler(updates, events);
    private final TicketChangedHandler changed = new TicketChangedHandler(updates);
    private final TicketId first = newId();
    private final TicketId second = newId();

    @Test
    void issuedTicketsAndTheirEventAreKnownAndFoundByName() {
        assertThat(issued.handle(ticketsIssued())).isEqualTo(new Verdict.Done());

        assertThat(store.find(first)).contains(known(first, 1, Status.VALID));
        assertThat(events.find(EVENT)).isPresent();
        assertThat(new TicketSearch(index, store).find(EVENT, "lovelace"))
                .extracting(Ticket::ticketId)
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aRevokedTicketIsKnownAsSuchWhicheverMessageComesFirst() {
        assertThat(changed.handle(revoked(first))).isEqualTo(new Verdict.Done());
        assertThat(issued.handle(ticketsIssued())).isEqualTo(new Verdict.Done());
        assertThat(changed.handle(revoked(second))).isEqualTo(new Verdict.Done());

        assertThat(store.find(first)).contains(known(first, 1, Status.REVOKED));
        assertThat(store.find(second).map(Ticket::status)).contains(Status.REVOKED);
    }

    @Test
    void aRevocationReachesAllTicketsOfAnOrderAlthoughTheSearchIndexFails() {
        var handler = new TicketChangedHandler(updatesWith(store, NO_INDEX));

        assertThatThrownBy(() -> handler.handle(revoked(first, second))).hasMessage("no index");

        assertThat(store.find(first).map(Ticket::status)).contains(Status.REVOKED);
        assertThat(store.find(second).map(Ticket::status)).contains(Status.REVOKED);
    }

    @Test
    void issuedTicketsAndTheirEventAreKnownAlthoughTheSearchIndexFails() {
        var handler = new TicketIssuedHandler(updatesWith(store, NO_INDEX), events);

        assertThatThrownBy(() -> handler.handle(ticketsIssued())).hasMessage("no index");

        assertThat(store.find(first)).isPresent();
        assertThat(store.find(second)).isPresent();
        assertThat(events.find(EVENT)).isPresent();
    }

    @Test
    void aTicketThatCannotBeWrittenHoldsUpNoOtherAndIsTriedAgain() {
        var refusesFirst = new RefusingAdmissionStore(store, first);
        var handler = new TicketChangedHandler(updatesWith(refusesFirst, index));

        assertThatThrownBy(() -> handler.handle(revoked(first, second))).hasMessage("cannot write " + first);
        assertThat(store.find(second).map(Ticket::status)).contains(Status.REVOKED);

        refusesFirst.recover();
        assertThat(handler.handle(revoked(first, second))).isEqualTo(new Verdict.Done());
        assertThat(store.find(first).map(Ticket::status)).contains(Status.REVOKED);
    }

    @Test
    void aMessageInTheWrongQueueIsParked() {
        assertThat(issued.handle(revoked(first))).isInstanceOf(Verdict.Unprocessable.class);
        assertThat(changed.handle(ticketsIssued())).isInstanceOf(Verdict.Unprocessable.class);
    }

    private static TicketUpdates updatesWith(AdmissionStore store, SearchIndex index) {
        return new TicketUpdates(store, index, Clock.fixed(EVENING, ZoneOffset.UTC));
    }

    private static Envelope revoked(TicketId... tickets) {
        var states = Stream.of(tickets)
                .map(ticket -> news(ticket, 1, Status.REVOKED, 2).state())
                .toList();
        return Envelope.of(EVENING, new TicketRevoked(ORDER, EVENT, states, EVENING));
    }

    private Envelope ticketsIssued() {
        return Envelope.of(
                FROM,
                new TicketIssued(
                        ORDER,
                        ADA,
                        "Ada Lovelace",
                        FROM,
                        SampleEvents.facts(EVENT, 1, "Open Doors"),
                        List.of(
                                new IssuedTicket(first, 1, "general", "General", 1),
                                new IssuedTicket(second, 2, "general", "General", 1))));
    }
}
