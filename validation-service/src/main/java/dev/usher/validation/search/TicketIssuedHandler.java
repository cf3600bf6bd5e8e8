package dev.usher.validation.search;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.validation.admission.TicketNews;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;

/// Stores issued tickets.
@Singleton
final class TicketIssuedHandler implements MessageHandler<TicketIssued> {
    private final TicketUpdates updates;
    private final DoorEvents events;

    TicketIssuedHandler(TicketUpdates updates, DoorEvents events) {
        this.updates = updates;
        this.events = events;
    }

    @Override
    public String queue() {
        return "validation-service-ticket-issued";
    }

    @Override
    public Class<TicketIssued> reads() {
        return TicketIssued.class;
    }

    @Override
    public int concurrency() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Verdict handle(TicketIssued issued, Envelope envelope) {
        var writes = new AllTried();
        writes.run(() -> updates.learn(TicketNews.of(issued).toList()));
        writes.run(() -> events.learn(issued.event()));
        writes.throwFirstFailure();
        return new Verdict.Done();
    }
}
