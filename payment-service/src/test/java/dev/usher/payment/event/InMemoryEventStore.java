package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Events without DynamoDB. Its monitor guards the other in-memory stores too, which are one database with
/// it.
public final class InMemoryEventStore implements EventStore {
    private final Map<EventId, Event> events = new HashMap<>();
    private final Map<EventId, Map<String, Integer>> seatsLeft = new HashMap<>();

    @Override
    public synchronized PutOutcome put(Event event) {
        Event before = events.get(event.eventId());
        var left = new HashMap<String, Integer>();
        for (TicketType type : before == null ? List.<TicketType>of() : before.ticketTypes()) {
            int taken = type.capacity() - seatsLeft(event.eventId(), type.id());
            int capacity = event.ticketType(type.id()).map(TicketType::capacity).orElse(0);
            if (taken > capacity) {
                return new CapacityTooSmall(type.id(), taken);
            }
            left.put(type.id(), capacity - taken);
        }
        event.ticketTypes().forEach(type -> left.putIfAbsent(type.id(), type.capacity()));
        left.keySet().removeIf(type -> event.ticketType(type).isEmpty());
        events.put(event.eventId(), event);
        seatsLeft.put(event.eventId(), left);
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
    public synchronized Map<EventId, Map<String, Integer>> seatsLeft(List<Event> wanted) {
        var left = new HashMap<EventId, Map<String, Integer>>();
        for (Event event : wanted) {
            if (seatsLeft.containsKey(event.eventId())) {
                left.put(event.eventId(), Map.copyOf(left(event.eventId())));
            }
        }
        return left;
    }

    /// How many seats are left of all types; none of an event that does not exist.
    public synchronized int seatsLeft(EventId eventId) {
        return left(eventId).values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many seats are left of one type.
    public synchronized int seatsLeft(EventId eventId, String ticketType) {
        return left(eventId).getOrDefault(ticketType, 0);
    }

    /// The first line of which too few seats are left.
    public synchronized Optional<TicketLine> firstLacking(EventId eventId, List<TicketLine> lines) {
        return lines.stream()
                .filter(line -> seatsLeft(eventId, line.type()) < line.quantity())
                .findFirst();
    }

    /// Takes seats, if so many are left.
    public synchronized boolean take(EventId eventId, List<TicketLine> lines) {
        if (firstLacking(eventId, lines).isPresent()) {
            return false;
        }
        lines.forEach(line -> left(eventId).merge(line.type(), -line.quantity(), Integer::sum));
        return true;
    }

    /// Gives seats back.
    public synchronized void giveBack(EventId eventId, List<TicketLine> lines) {
        lines.forEach(line -> left(eventId).merge(line.type(), line.quantity(), Integer::sum));
    }

    /// Forgets everything.
    public synchronized void clear() {
        events.clear();
        seatsLeft.clear();
    }

    private Map<String, Integer> left(EventId eventId) {
        return seatsLeft.getOrDefault(eventId, Map.of());
    }
}
