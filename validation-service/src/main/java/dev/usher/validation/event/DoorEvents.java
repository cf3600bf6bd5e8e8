package dev.usher.validation.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Caches events for the scans of all devices. An event is at most two seconds old while the store can be
/// reached, and at most an hour old if it cannot: a door that is open stays open.
@Singleton
public final class DoorEvents {
    private static final Logger LOG = LoggerFactory.getLogger(DoorEvents.class);

    /// After this time, the next caller triggers a reload and does not wait for it.
    private static final Duration FRESH = Duration.ofSeconds(1);

    /// After this time, the next caller waits for a reload, because nobody asked for a long time.
    private static final Duration GOOD = Duration.ofSeconds(2);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MAX_EVENTS = 10_000;

    private final DoorEventStore store;
    private final LoadingCache<EventId, Optional<DoorEvent>> recent;
    private final Cache<EventId, DoorEvent> kept;

    @Inject
    DoorEvents(DoorEventStore store) {
        this(store, Ticker.systemTicker());
    }

    DoorEvents(DoorEventStore store, Ticker ticker) {
        this.store = store;
        this.recent = Caffeine.newBuilder()
                .ticker(ticker)
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(GOOD)
                .maximumSize(MAX_EVENTS)
                .build(this::read);
        this.kept = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(MAX_EVENTS)
                .build();
    }

    /// The event, if a message has announced it.
    ///
    /// @throws RuntimeException if the store cannot be reached and the event was not read within the last
    ///     hour
    public Optional<DoorEvent> find(EventId eventId) {
        return recent.get(eventId);
    }

    /// Whether a message has announced the event. Unlike [#find], it never misses an event that was announced
    /// a moment ago.
    ///
    /// @throws RuntimeException if the store cannot be reached and the event was not read within the last
    ///     hour
    public boolean isKnown(EventId eventId) {
        return find(eventId).or(() -> now(eventId)).isPresent();
    }

    private Optional<DoorEvent> read(EventId eventId) {
        try {
            Optional<DoorEvent> event = store.find(eventId);
            event.ifPresent(found -> kept.put(eventId, found));
            return event;
        } catch (RuntimeException e) {
            @Nullable DoorEvent before = kept.getIfPresent(eventId);
            if (before == null) {
                throw e;
            }
            LOG.warn("{} cannot be read now; what was known before counts", eventId, e);
            return Optional.of(before);
        }
    }

    /// Stores what a message says about an event.
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

    /// The event as currently stored, for callers that are about to change it.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Optional<DoorEvent> now(EventId eventId) {
        return store.find(eventId);
    }

    /// Replaces the rules of an event: immediately in this instance, within two seconds in the others.
    ///
    /// @param expected the rules that the caller knows; absent to replace any rules
    /// @throws RuntimeException if the store cannot be reached
    public RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        RuleOutcome outcome = store.rule(eventId, rules, expected);
        recent.invalidate(eventId);
        return outcome;
    }

    /// Gives an event whose rules were lost those that were set last.
    ///
    /// @return whether the rules were missing and are there again
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public boolean restoreRules(EventId eventId) {
        boolean isRestored = store.restoreRules(eventId);
        recent.invalidate(eventId);
        return isRestored;
    }
}
