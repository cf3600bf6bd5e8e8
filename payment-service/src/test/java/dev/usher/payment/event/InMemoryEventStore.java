package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Events without DynamoDB. Its monitor guards the other in-memory stores too, which are one database with
/// it.
public final class InMemoryEventStore implements EventStore {
    private final Map<EventId, Event> events = new HashMap<>();
    private final Map<EventId, Integer> seatsLeft = new HashMap<>();

    @Override
    public synchronized PutOutcome put(Event event) {
        Event before = events.get(event.eventId());
        int taken = before == null ? 0 : before.capacity() - left(event.eventId());
        if (taken > event.capacity()) {
            return new CapacityTooSmall(taken);
        }
        events.put(event.eventId(), event);
        seatsLeft.put(event.eventId(), event.capacity() - taken);
        return before == null ? new Created() : new Replaced();
    }

    @Override
    public synchronized Optional<Event> find(EventId eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    @Override
    public synchronized List<Event> all() {
        return events.values().stream()
                .sorted(Comparator.comparing(Event::startsAt).thenComparing(Event::name))
                .toList();
    }

    @Override
    public synchronized Map<EventId, Integer> seatsLeft(List<EventId> eventIds) {
        var left = new HashMap<EventId, Integer>();
        eventIds.stream().filter(seatsLeft::containsKey).forEach(eventId -> left.put(eventId, left(eventId)));
        return left;
    }

    /// How many seats are left; none of an event that does not exist.
    public synchronized int seatsLeft(EventId eventId) {
        return seatsLeft.containsKey(eventId) ? left(eventId) : 0;
    }

    /// Takes seats, if so many are left.
    public synchronized boolean take(EventId eventId, int seats) {
        if (seatsLeft(eventId) < seats) {
            return false;
        }
        seatsLeft.put(eventId, left(eventId) - seats);
        return true;
    }

    /// Gives seats back.
    public synchronized void giveBack(EventId eventId, int seats) {
        seatsLeft.put(eventId, left(eventId) + seats);
    }

    /// Forgets everything.
    public synchronized void clear() {
        events.clear();
        seatsLeft.clear();
    }

    private int left(EventId eventId) {
        return Objects.requireNonNull(seatsLeft.get(eventId));
    }
}
