package dev.usher.payment.registration;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Lets a registration show its tickets.
@Singleton
final class TicketIssuedHandler implements MessageHandler {
    private final RegistrationStore registrations;

    TicketIssuedHandler(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    @Override
    public String queue() {
        return "payment-service-ticket-issued";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case TicketIssued issued -> note(issued);
            case Message other ->
                new Verdict.Unprocessable(
                        "this queue is for TicketIssued, not " + envelope.type().wireName() + " of " + other.subject());
        };
    }

    private Verdict note(TicketIssued issued) {
        var tickets = issued.tickets().stream()
                .map(ticket -> RegistrationTicket.issued(ticket.ticketId(), ticket.number(), issued.userId()))
                .toList();
        return registrations.noteTickets(issued.registrationId(), tickets)
                ? new Verdict.Done()
                : new Verdict.Unprocessable("there is no registration " + issued.registrationId());
    }
}
