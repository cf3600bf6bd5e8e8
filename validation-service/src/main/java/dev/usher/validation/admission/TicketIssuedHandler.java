package dev.usher.validation.admission;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Makes issued tickets known at the door.
@Singleton
final class TicketIssuedHandler implements MessageHandler {
    private final AdmissionStore store;
    private final EventMemory events;

    TicketIssuedHandler(AdmissionStore store, EventMemory events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public String queue() {
        return "validation-service-ticket-issued";
    }

    @Override
    public int concurrency() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case TicketIssued issued -> {
                events.learn(issued.event().eventId(), EventWindow.of(issued.event()));
                issued.tickets().forEach(ticket -> store.issue(ticket(issued, ticket)));
                yield new Verdict.Done();
            }
            case Message other ->
                new Verdict.Unprocessable(
                        "this queue is for TicketIssued, not " + envelope.type().wireName() + " of " + other.subject());
        };
    }

    private static Ticket ticket(TicketIssued issued, TicketIssued.IssuedTicket ticket) {
        var facts = new Ticket.Facts(
                issued.registrationId(), issued.attendeeName(), ticket.number(), EventWindow.of(issued.event()));
        return new Ticket(
                ticket.ticketId(),
                issued.event().eventId(),
                issued.userId(),
                ticket.issue(),
                TicketStatus.VALID,
                facts,
                null);
    }
}
