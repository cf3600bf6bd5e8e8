package dev.usher.payment.registration;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketChange;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Lets a registration show what became of its tickets.
@Singleton
final class TicketChangeHandler implements MessageHandler {
    private final RegistrationStore registrations;

    TicketChangeHandler(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    @Override
    public String queue() {
        return "payment-service-ticket-changed";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case TicketChange change -> note(change);
            case Message other ->
                new Verdict.Unprocessable("this queue is for changes of tickets, not "
                        + envelope.type().wireName() + " of " + other.subject());
        };
    }

    private Verdict note(TicketChange change) {
        var tickets = change.tickets().stream().map(RegistrationTicket::of).toList();
        return registrations.noteTickets(change.registrationId(), tickets)
                ? new Verdict.Done()
                : new Verdict.Unprocessable("there is no registration " + change.registrationId());
    }
}
