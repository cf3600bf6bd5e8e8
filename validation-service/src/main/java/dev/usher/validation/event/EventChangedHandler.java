package dev.usher.validation.event;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Stores when a changed event admits.
@Singleton
final class EventChangedHandler implements MessageHandler<EventChanged> {
    private final DoorEvents events;

    EventChangedHandler(DoorEvents events) {
        this.events = events;
    }

    @Override
    public String queue() {
        return "validation-service-event-changed";
    }

    @Override
    public Class<EventChanged> reads() {
        return EventChanged.class;
    }

    @Override
    public Verdict handle(EventChanged changed, Envelope envelope) {
        events.learn(changed.event());
        return new Verdict.Done();
    }
}
