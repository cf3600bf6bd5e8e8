package dev.usher.validation.register;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.FROM;
import static dev.usher.validation.admission.Tickets.ORDER;
import static dev.usher.validation.admission.Tickets.known;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.news;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.message.TicketRevoked;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.messaging.Verdict;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketHandlersTest {
    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final InMemorySearchIndex index = new InMemorySearchIndex();
    private final DoorEvents events = new InMemoryDoorEventStore().asSeenAtTheDoor();
    private final TicketRegister register = new TicketRegister(store, index, Clock.fixed(EVENING, ZoneOffset.UTC));
    private final TicketIssuedHandler issued = new TicketIssuedHandler(register, events);
    private final TicketChangedHandler changed = new TicketChangedHandler(register);
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
    void aMessageInTheWrongQueueIsParked() {
        assertThat(issued.handle(revoked(first))).isInstanceOf(Verdict.Unprocessable.class);
        assertThat(changed.handle(ticketsIssued())).isInstanceOf(Verdict.Unprocessable.class);
    }

    private static Envelope revoked(TicketId ticket) {
        var state = news(ticket, 1, Status.REVOKED, 2).state();
        return Envelope.of(EVENING, new TicketRevoked(ORDER, EVENT, List.of(state), EVENING));
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
