package dev.usher.payment.registration;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketChange;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Stores changes of tickets with their registration.
@Singleton
final class TicketChangeHandler implements MessageHandler<TicketChange> {
    private final RegistrationTickets registrations;

    TicketChangeHandler(RegistrationTickets registrations) {
        this.registrations = registrations;
    }

    @Override
    public String queue() {
        return "payment-service-ticket-changed";
    }

    @Override
    public Class<TicketChange> reads() {
        return TicketChange.class;
    }

    @Override
    public Verdict handle(TicketChange change, Envelope envelope) {
        var tickets = change.tickets().stream().map(RegistrationTicket::of).toList();
        return registrations.noteTickets(change.registrationId(), tickets)
                ? new Verdict.Done()
                : new Verdict.Unprocessable("there is no registration " + change.registrationId());
    }
}
