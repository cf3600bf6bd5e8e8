package dev.usher.ticket.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.ticket.document.Logo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to print of an event: the newest that is known of it. Looks at the store every few seconds at most,
/// since an on-sale asks for one event thousands of times. Thread-safe.
@Singleton
public final class Events {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private final EventStore store;
    private final Counter missingLogos;
    private final Cache<EventId, KnownEvent> recent =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    /// Events of this store.
    public Events(EventStore store, MeterRegistry meters) {
        this.store = store;
        this.missingLogos = meters.counter("usher.ticket.logos.missing");
    }

    /// What to print: these facts, or those that were told later. Without the logo if that has not arrived,
    /// which is counted.
    ///
    /// @param told as the ticket's order told them
    public PrintedEvent printed(EventFacts told) {
        Optional<KnownEvent> known = known(told);
        EventFacts facts = newer(known, told);
        return new PrintedEvent(facts, logo(facts, known));
    }

    /// The facts alone: these, or those that were told later.
    public EventFacts newest(EventFacts told) {
        return newer(known(told), told);
    }

    /// Whether the logo that is to be printed with these facts has arrived; true if there is none to print.
    public boolean hasLogo(EventFacts told) {
        String digest = told.logo();
        return digest == null
                || known(told)
                        .filter(known -> known.facts().revision() > told.revision()
                                || known.logo(digest).isPresent())
                        .isPresent();
    }

    private static EventFacts newer(Optional<KnownEvent> known, EventFacts told) {
        return known.map(KnownEvent::facts)
                .filter(event -> event.revision() > told.revision())
                .orElse(told);
    }

    private @Nullable Logo logo(EventFacts facts, Optional<KnownEvent> known) {
        String digest = facts.logo();
        if (digest == null) {
            return null;
        }
        Optional<Logo> logo = known.flatMap(event -> event.logo(digest));
        if (logo.isEmpty()) {
            missingLogos.increment();
        }
        return logo.orElse(null);
    }

    private Optional<KnownEvent> known(EventFacts told) {
        KnownEvent kept = recent.getIfPresent(told.eventId());
        if (kept != null && kept.facts().revision() >= told.revision()) {
            return Optional.of(kept);
        }
        Optional<KnownEvent> read = store.find(told.eventId());
        read.ifPresent(event -> recent.put(told.eventId(), event));
        return read;
    }

    /// Facts and logo as they are printed.
    ///
    /// @param logo absent if the event has none, or it has not arrived
    public record PrintedEvent(EventFacts facts, @Nullable Logo logo) {}
}
