package dev.usher.payment.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.id.EventId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What everybody may see of events. It may be a second old: during an on-sale, many callers read the same
/// event, whose seats are spread over many rows.
@Singleton
final class EventCatalog {
    private static final Duration RECENT = Duration.ofSeconds(1);
    private static final int MAX_EVENTS = 1000;
    private static final String ALL = "all";

    private final EventStore store;
    private final Cache<String, List<Offer>> all;
    private final Cache<EventId, Optional<Offer>> single;

    EventCatalog(EventStore store, Clock clock) {
        this.store = store;
        this.all = recent(clock).maximumSize(1).build();
        this.single = recent(clock).maximumSize(MAX_EVENTS).build();
    }

    /// All events by their start, the earliest first.
    List<Offer> all() {
        return all.get(ALL, _ -> offers(store.all()));
    }

    /// One event.
    Optional<Offer> find(EventId eventId) {
        return single.get(eventId, this::read);
    }

    /// The event as it is right now. Later callers of this instance see it, too.
    Optional<Offer> refreshed(EventId eventId) {
        all.invalidateAll();
        single.invalidate(eventId);
        return find(eventId);
    }

    private Optional<Offer> read(EventId eventId) {
        return store.find(eventId).map(event -> offers(List.of(event)).getFirst());
    }

    private List<Offer> offers(List<Event> events) {
        Map<EventId, Map<String, Integer>> seatsLeft = store.seatsLeft(events);
        return events.stream()
                .map(event -> new Offer(event, seatsLeft.getOrDefault(event.eventId(), Map.of())))
                .toList();
    }

    private static Caffeine<Object, Object> recent(Clock clock) {
        return Caffeine.newBuilder()
                .expireAfterWrite(RECENT)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    }

    /// An event and the number of seats left of each ticket type, by the type's id.
    record Offer(Event event, Map<String, Integer> seatsLeft) {
        Offer {
            seatsLeft = Map.copyOf(seatsLeft);
        }
    }
}
