package dev.usher.ticket.use;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Records which tickets have been used at the door.
@Singleton
final class TicketUsedHandler implements MessageHandler<TicketUsed> {
    private final TicketUses uses;

    TicketUsedHandler(TicketUses uses) {
        this.uses = uses;
    }

    @Override
    public String queue() {
        return "ticket-service-ticket-used";
    }

    @Override
    public Class<TicketUsed> reads() {
        return TicketUsed.class;
    }

    @Override
    public Verdict handle(TicketUsed used, Envelope envelope) {
        used.tickets().forEach(use -> uses.learn(use, used.seenAt()));
        return new Verdict.Done();
    }
}
