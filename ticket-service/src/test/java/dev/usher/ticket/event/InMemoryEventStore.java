package dev.usher.ticket.event;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Events without DynamoDB.
@Fake
public final class InMemoryEventStore implements EventStore {
    private final Map<EventId, KnownEvent> events = new HashMap<>();

    @Override
    public synchronized boolean keep(KnownEvent event) {
        KnownEvent known = events.get(event.facts().eventId());
        if (known != null && known.facts().revision() >= event.facts().revision()) {
            return false;
        }
        events.put(event.facts().eventId(), event);
        return true;
    }

    @Override
    public synchronized Optional<KnownEvent> find(EventId eventId) {
        return Optional.ofNullable(events.get(eventId));
    }
}
