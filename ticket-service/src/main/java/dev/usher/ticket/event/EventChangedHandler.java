package dev.usher.ticket.event;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.document.Logo;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the new facts of an event, so that its tickets are printed with them from now on.
@Singleton
final class EventChangedHandler implements MessageHandler<EventChanged> {
    private static final Logger LOG = LoggerFactory.getLogger(EventChangedHandler.class);

    private final EventStore store;

    EventChangedHandler(EventStore store) {
        this.store = store;
    }

    @Override
    public String queue() {
        return "ticket-service-event-changed";
    }

    @Override
    public Class<EventChanged> reads() {
        return EventChanged.class;
    }

    @Override
    public Verdict handle(EventChanged changed, Envelope envelope) {
        KnownEvent event;
        try {
            Optional<Logo> logo = changed.logo().map(Logo::ofPng);
            event = new KnownEvent(changed.event(), logo.orElse(null));
        } catch (IllegalArgumentException e) {
            return new Verdict.Unprocessable("logoPng cannot be printed: " + e.getMessage());
        }
        boolean kept = store.keep(event);
        LOG.info(
                "{} revision {} {}",
                changed.event().eventId(),
                changed.event().revision(),
                kept ? "is printed from now on" : "is not newer than what is known");
        return new Verdict.Done();
    }
}
