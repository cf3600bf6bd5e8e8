package dev.usher.validation.search;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketChange;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.validation.admission.TicketNews;
import jakarta.inject.Singleton;

/// Makes revoked, restored, renamed, reissued and transferred tickets known at the door.
@Singleton
final class TicketChangedHandler implements MessageHandler {
    private final TicketRegister register;

    TicketChangedHandler(TicketRegister register) {
        this.register = register;
    }

    @Override
    public String queue() {
        return "validation-service-ticket-changed";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case TicketChange change -> {
                register.learn(TicketNews.of(change).toList());
                yield new Verdict.Done();
            }
            case Message other ->
                new Verdict.Unprocessable("this queue is for changed tickets, not "
                        + envelope.type().wireName() + " of " + other.subject());
        };
    }
}
