package dev.usher.validation.event;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.contracts.message.Message;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Lets a changed event admit at its new times.
@Singleton
final class EventChangedHandler implements MessageHandler {
    private final DoorEvents events;

    EventChangedHandler(DoorEvents events) {
        this.events = events;
    }

    @Override
    public String queue() {
        return "validation-service-event-changed";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case EventChanged changed -> {
                events.learn(changed.event());
                yield new Verdict.Done();
            }
            case Message other ->
                new Verdict.Unprocessable(
                        "this queue is for EventChanged, not " + envelope.type().wireName() + " of " + other.subject());
        };
    }
}
