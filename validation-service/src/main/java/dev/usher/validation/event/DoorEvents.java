package dev.usher.validation.event;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events for the many who ask at a door. What it says is about a second old at most while the store can be
/// reached, and an hour if it cannot: a door that is open stays open.
@Singleton
public final class DoorEvents {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MAX_EVENTS = 10_000;

    private final DoorEventStore store;
    private final LoadingCache<EventId, Optional<DoorEvent>> recent;

    DoorEvents(DoorEventStore store) {
        this.store = store;
        this.recent = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(KEPT)
                .maximumSize(MAX_EVENTS)
                .build(store::find);
    }

    /// The event, if a message has told of it. Asks the store only if nobody asked within the hour; after a
    /// second a newer answer is fetched in the background.
    ///
    /// @throws RuntimeException if the store has to be asked and cannot be reached
    public Optional<DoorEvent> find(EventId eventId) {
        return recent.get(eventId);
    }

    /// Keeps what a message tells of an event.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public void learn(EventFacts facts) {
        boolean isNews = find(facts.eventId())
                .filter(known -> known.revision() >= facts.revision())
                .isEmpty();
        if (isNews) {
            store.learn(facts);
            recent.invalidate(facts.eventId());
        }
    }

    /// The event as the store has it at this moment, for those who are about to change it.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Optional<DoorEvent> now(EventId eventId) {
        return store.find(eventId);
    }

    /// Replaces the rules of an event: at once in this instance, within about a second in the others.
    ///
    /// @param expected the rules that must be there; absent if any may be
    /// @throws RuntimeException if the store cannot be reached
    public RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        RuleOutcome outcome = store.rule(eventId, rules, expected);
        recent.invalidate(eventId);
        return outcome;
    }
}
