package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventChanged;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.Samples;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.OtherRevision;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import dev.usher.payment.event.EventStore.PutOutcome.TooMuchAtOnce;
import dev.usher.platform.testing.Fake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Events without DynamoDB. Its monitor also guards the other in-memory stores, which form one database with
/// it.
@Fake
public final class InMemoryEventStore implements EventStore {
    private final Map<EventId, Event> events = new HashMap<>();
    private final Map<EventId, Logo> logos = new HashMap<>();
    private final List<EventChanged> changes = new ArrayList<>();
    private final Map<EventId, Map<String, Integer>> seatsLeft = new HashMap<>();

    @Override
    public synchronized PutOutcome put(Event event, LongPredicate replaces) {
        Event before = events.get(event.eventId());
        if (!replaces.test(before == null ? 0 : before.revision())) {
            return new OtherRevision();
        }
        var left = new HashMap<String, Integer>();
        for (TicketType type : before == null ? List.<TicketType>of() : before.ticketTypes()) {
            int taken = type.capacity() - seatsLeft(event.eventId(), type.id());
            int capacity = event.ticketType(type.id()).map(TicketType::capacity).orElse(0);
            if (taken > capacity) {
                return new CapacityTooSmall(type.id(), taken);
            }
            left.put(type.id(), capacity - taken);
        }
        if (before != null && rows(before, event) + rows(event, before) > SeatChange.MOST_STEPS) {
            return new TooMuchAtOnce();
        }
        event.ticketTypes().forEach(type -> left.putIfAbsent(type.id(), type.capacity()));
        left.keySet().removeIf(type -> event.ticketType(type).isEmpty());
        publish(
                before == null
                        ? event.at(1, null)
                        : event.at(before.revision() + 1, before.logo()).with(before.doorTimes()));
        seatsLeft.put(event.eventId(), left);
        return before == null ? new Created() : new Replaced();
    }

    /// The number of shards of the ticket types that the other event does not have.
    private static int rows(Event event, Event other) {
        return event.ticketTypes().stream()
                .filter(type -> other.ticketType(type.id()).isEmpty())
                .mapToInt(type -> SeatLevels.shards(type.capacity()))
                .sum();
    }

    @Override
    public synchronized LogoOutcome setLogo(EventId eventId, @Nullable Logo logo) {
        Event before = events.get(eventId);
        if (before == null) {
            return new LogoOutcome.UnknownEvent();
        }
        @Nullable String digest = logo == null ? null : logo.digest();
        if (Objects.equals(before.logo(), digest)) {
            return new LogoOutcome.Set(before);
        }
        Event event = before.at(before.revision() + 1, digest);
        if (logo == null) {
            logos.remove(eventId);
        } else {
            logos.put(eventId, logo);
        }
        publish(event);
        return new LogoOutcome.Set(event);
    }

    @Override
    public synchronized boolean learn(EventId eventId, DoorTimes doorTimes) {
        return events.computeIfPresent(
                        eventId,
                        (_, event) ->
                                event.doorTimes().revision() < doorTimes.revision() ? event.with(doorTimes) : event)
                != null;
    }

    @Override
    public synchronized Optional<Logo> logo(Event event) {
        return Optional.ofNullable(logos.get(event.eventId()))
                .filter(logo -> logo.digest().equals(event.logo()));
    }

    /// The messages about an event to the other services, in order.
    public synchronized List<EventChanged> changes(EventId eventId) {
        return changes.stream()
                .filter(change -> change.event().eventId().equals(eventId))
                .toList();
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

    /// The number of seats left of all types; zero if the event does not exist.
    public synchronized int seatsLeft(EventId eventId) {
        return left(eventId).values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The number of seats left of one type.
    public synchronized int seatsLeft(EventId eventId, String ticketType) {
        return left(eventId).getOrDefault(ticketType, 0);
    }

    /// The first line that too few seats are left for.
    public synchronized Optional<TicketLine> firstLacking(EventId eventId, List<TicketLine> lines) {
        return lines.stream()
                .filter(line -> seatsLeft(eventId, line.type()) < line.quantity())
                .findFirst();
    }

    /// Takes seats, if enough are left.
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
        logos.clear();
        changes.clear();
        seatsLeft.clear();
    }

    private void publish(Event event) {
        events.put(event.eventId(), event);
        @Nullable String png = logo(event).map(Logo::base64).orElse(null);
        changes.add(new EventChanged(event.facts(), png, Samples.NOW));
    }

    private Map<String, Integer> left(EventId eventId) {
        return seatsLeft.getOrDefault(eventId, Map.of());
    }
}
