package dev.usher.payment.notices;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Caches events for two seconds: when thousands pay for the same event, not every webhook has to read it.
///
/// Missing a change for two seconds does no harm. A message describes the event at the time of payment, and
/// would not contain a change made two seconds later either. Nothing that decides (seats, price) is read from
/// this cache.
@Singleton
final class RecentEvents {
    private static final Duration RECENT = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    private final EventStore store;
    private final Clock clock;
    private final Map<EventId, Seen> seen = new ConcurrentHashMap<>();

    RecentEvents(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Event> find(EventId eventId) {
        Instant now = clock.instant();
        Seen known = seen.get(eventId);
        if (known != null && now.isBefore(known.at.plus(RECENT)) && !now.isBefore(known.at)) {
            return Optional.of(known.event);
        }
        Optional<Event> found = store.find(eventId);
        if (seen.size() >= MOST) {
            seen.clear();
        }
        found.ifPresent(event -> seen.put(eventId, new Seen(event, now)));
        return found;
    }

    private record Seen(Event event, Instant at) {}
}
