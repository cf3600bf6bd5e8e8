package dev.usher.payment.registration;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Stores issued tickets with their registration.
@Singleton
final class TicketIssuedHandler implements MessageHandler<TicketIssued> {
    private final RegistrationTickets registrations;

    TicketIssuedHandler(RegistrationTickets registrations) {
        this.registrations = registrations;
    }

    @Override
    public String queue() {
        return "payment-service-ticket-issued";
    }

    @Override
    public Class<TicketIssued> reads() {
        return TicketIssued.class;
    }

    @Override
    public Verdict handle(TicketIssued issued, Envelope envelope) {
        var tickets = issued.tickets().stream()
                .map(ticket -> RegistrationTicket.issued(ticket.ticketId(), ticket.number(), issued.userId()))
                .toList();
        return registrations.noteTickets(issued.registrationId(), tickets)
                ? new Verdict.Done()
                : new Verdict.Unprocessable("there is no registration " + issued.registrationId());
    }
}
