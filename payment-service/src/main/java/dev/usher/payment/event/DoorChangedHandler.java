package dev.usher.payment.event;

import dev.usher.contracts.message.DoorChanged;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;

/// Stores when tickets admit by the rules of the door.
@Singleton
final class DoorChangedHandler implements MessageHandler<DoorChanged> {
    private final EventStore events;

    DoorChangedHandler(EventStore events) {
        this.events = events;
    }

    @Override
    public String queue() {
        return "payment-service-door-changed";
    }

    @Override
    public Class<DoorChanged> reads() {
        return DoorChanged.class;
    }

    @Override
    public Verdict handle(DoorChanged changed, Envelope envelope) {
        return events.learn(changed.eventId(), DoorTimes.of(changed))
                ? new Verdict.Done()
                : new Verdict.Unprocessable("there is no event " + changed.eventId());
    }
}
