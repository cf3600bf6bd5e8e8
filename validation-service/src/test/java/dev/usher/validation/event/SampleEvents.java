package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.testing.SampleMessages;
import java.time.Instant;
import java.time.ZoneId;

/// Events at a door in Berlin that admits on an evening from 18:00 to 23:00 local time.
public final class SampleEvents {
    /// The first instant that admits.
    public static final Instant FROM = Instant.parse("2026-11-22T17:00:00Z");

    /// The first that no longer does.
    public static final Instant UNTIL = Instant.parse("2026-11-22T22:00:00Z");

    /// The evening.
    public static final EventWindow WINDOW = new EventWindow(FROM, UNTIL, ZoneId.of("Europe/Berlin"));

    private SampleEvents() {}

    /// What a message says about the evening.
    public static EventFacts facts(EventId eventId, int revision, String name) {
        return facts(eventId, revision, name, WINDOW);
    }

    /// What a message says about an event that admits then.
    public static EventFacts facts(EventId eventId, int revision, String name, EventWindow window) {
        return SampleMessages.event(eventId, revision, name, window.admitsFrom(), window.admitsUntil(), window.zone());
    }
}
