package dev.usher.validation.admission;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.usher.contracts.id.EventId;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Keeps the door of an event closed while its tickets are lost. Asks the record about an event at most once a
/// second, and uses an answer for at most two seconds.
@Singleton
public final class LostTickets {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration GOOD = Duration.ofSeconds(2);
    private static final int MAX_EVENTS = 10_000;

    private final LoadingCache<EventId, Boolean> recent;

    /// Asks this record.
    public LostTickets(AdmissionRecord record) {
        this.recent = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(GOOD)
                .maximumSize(MAX_EVENTS)
                .build(record::isLost);
    }

    /// Checks that the event's tickets are not lost.
    ///
    /// @throws TicketsLost if they are
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void requireNone(EventId eventId) {
        if (recent.get(eventId)) {
            throw new TicketsLost(eventId);
        }
    }
}
