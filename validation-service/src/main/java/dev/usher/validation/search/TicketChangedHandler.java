package dev.usher.validation.search;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketChange;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.validation.admission.TicketNews;
import jakarta.inject.Singleton;

/// Stores revoked, restored, renamed, reissued and transferred tickets.
@Singleton
final class TicketChangedHandler implements MessageHandler<TicketChange> {
    private final TicketUpdates updates;

    TicketChangedHandler(TicketUpdates updates) {
        this.updates = updates;
    }

    @Override
    public String queue() {
        return "validation-service-ticket-changed";
    }

    @Override
    public Class<TicketChange> reads() {
        return TicketChange.class;
    }

    @Override
    public Verdict handle(TicketChange change, Envelope envelope) {
        updates.learn(TicketNews.of(change).toList());
        return new Verdict.Done();
    }
}
