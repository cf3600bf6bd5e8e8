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

/// What to print of an event: its newest known facts. Reads the store every few seconds at most, because an
/// on-sale asks for the same event thousands of times. Thread-safe.
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

    /// What to print: these facts, or newer ones if any are known. Without the logo if it has not arrived,
    /// which is counted.
    ///
    /// @param ordered the facts as they were when the ticket was ordered
    public PrintedEvent printed(EventFacts ordered) {
        Optional<KnownEvent> known = known(ordered);
        EventFacts facts = newer(known, ordered);
        return new PrintedEvent(facts, logo(facts, known));
    }

    /// The facts alone: these, or newer ones if any are known.
    public EventFacts newest(EventFacts ordered) {
        return newer(known(ordered), ordered);
    }

    /// Whether the logo that is to be printed with these facts has arrived; true if there is none to print.
    public boolean hasLogo(EventFacts ordered) {
        String digest = ordered.logo();
        return digest == null
                || known(ordered)
                        .filter(known -> known.facts().revision() > ordered.revision()
                                || known.logo(digest).isPresent())
                        .isPresent();
    }

    private static EventFacts newer(Optional<KnownEvent> known, EventFacts ordered) {
        return known.map(KnownEvent::facts)
                .filter(event -> event.revision() > ordered.revision())
                .orElse(ordered);
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

    private Optional<KnownEvent> known(EventFacts ordered) {
        KnownEvent kept = recent.getIfPresent(ordered.eventId());
        if (kept != null && kept.facts().revision() >= ordered.revision()) {
            return Optional.of(kept);
        }
        Optional<KnownEvent> read = store.find(ordered.eventId());
        read.ifPresent(event -> recent.put(ordered.eventId(), event));
        return read;
    }

    /// Facts and logo as they are printed.
    ///
    /// @param logo absent if the event has none, or it has not arrived
    public record PrintedEvent(EventFacts facts, @Nullable Logo logo) {}
}
