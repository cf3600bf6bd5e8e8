package dev.usher.ticket.use;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Records which tickets have been used at the door.
@Singleton
final class TicketUsedHandler implements MessageHandler {
    private final TicketUses uses;

    TicketUsedHandler(TicketUses uses) {
        this.uses = uses;
    }

    @Override
    public String queue() {
        return "ticket-service-ticket-used";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case TicketUsed used -> {
                used.tickets().forEach(use -> uses.learn(use, used.seenAt()));
                yield new Verdict.Done();
            }
            case Message other ->
                new Verdict.Unprocessable(
                        "this queue is for TicketUsed, not " + envelope.type().wireName() + " of " + other.subject());
        };
    }
}
