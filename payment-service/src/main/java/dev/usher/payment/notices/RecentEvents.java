package dev.usher.payment.notices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final Cache<EventId, Event> recent;

    RecentEvents(EventStore store, Clock clock) {
        this.store = store;
        this.recent = Caffeine.newBuilder()
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(RECENT)
                .maximumSize(MOST)
                .build();
    }

    Optional<Event> find(EventId eventId) {
        @Nullable Event known = recent.getIfPresent(eventId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Event> found = store.find(eventId);
        found.ifPresent(event -> recent.put(eventId, event));
        return found;
    }
}
