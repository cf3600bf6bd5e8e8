package dev.usher.validation.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.id.EventId;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What this instance has learned of events, from messages and from tickets it has seen. Judges codes whose
/// own message has not arrived, and says their event's name; never a source of truth.
@Singleton
final class EventMemory {
    private static final int MAX_EVENTS = 10_000;

    private final Cache<EventId, EventWindow> windows =
            Caffeine.newBuilder().maximumSize(MAX_EVENTS).build();

    void learn(EventId eventId, EventWindow window) {
        windows.put(eventId, window);
    }

    Optional<EventWindow> window(EventId eventId) {
        return Optional.ofNullable(windows.getIfPresent(eventId));
    }
}
