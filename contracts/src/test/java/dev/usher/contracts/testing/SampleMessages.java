package dev.usher.contracts.testing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People, an event, and messages about one order of its tickets.
public final class SampleMessages {
    /// A buyer.
    public static final UserId ADA = UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01");

    /// Another buyer.
    public static final UserId BEN = UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a02");

    /// An organizer.
    public static final UserId OLGA = UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a03");

    /// Ada, as her tickets name her.
    public static final Attendee ATTENDEE = new Attendee("Ada Lovelace", "ada@example.org");

    public static final RegistrationId REGISTRATION = RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static final Instant PAID_AT = Instant.parse("2026-11-22T12:00:00Z");

    /// When the tickets of that payment are issued.
    public static final Instant ISSUED_AT = Instant.parse("2026-11-22T12:00:05Z");

    /// An evening in Berlin. Its doors open at 19:00 local time, and it admits from 18:00 to midnight.
    public static final EventFacts EVENT = new EventFacts(
            EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a1"),
            1,
            "Night of the Open Doors",
            "Alte Münze",
            "Molkenmarkt 2, 10179 Berlin",
            Instant.parse("2026-11-22T19:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            Instant.parse("2026-11-22T18:00:00Z"),
            Instant.parse("2026-11-22T17:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            "en-GB",
            "Open Doors e.V.",
            "#0b6e4f",
            null);

    private SampleMessages() {}

    /// The same event under another id.
    public static EventFacts event(EventId eventId) {
        return event(eventId, EVENT.revision(), EVENT.name(), null);
    }

    /// The same event, changed.
    public static EventFacts event(EventId eventId, int revision, String name, @Nullable String logo) {
        return new EventFacts(
                eventId,
                revision,
                name,
                EVENT.venueName(),
                EVENT.venueAddress(),
                EVENT.startsAt(),
                EVENT.endsAt(),
                EVENT.doorsOpenAt(),
                EVENT.admitsFrom(),
                EVENT.admitsUntil(),
                EVENT.zone(),
                EVENT.language(),
                EVENT.organizerName(),
                EVENT.accentColor(),
                logo);
    }

    /// An event at the same place that admits, and lasts, from one instant until another.
    public static EventFacts event(
            EventId eventId, int revision, String name, Instant from, Instant until, ZoneId zone) {
        return new EventFacts(
                eventId,
                revision,
                name,
                EVENT.venueName(),
                EVENT.venueAddress(),
                from,
                until,
                from,
                from,
                until,
                zone,
                EVENT.language(),
                EVENT.organizerName(),
                null,
                null);
    }

    /// A payment for tickets of [#EVENT] at 25 EUR each.
    public static PaymentSucceeded paymentSucceeded(RegistrationId registrationId, int quantity) {
        return new PaymentSucceeded(
                registrationId,
                "pi_3Qx",
                ADA,
                ATTENDEE,
                "en-GB",
                List.of(new TicketLine("general", "General", quantity, new Money(2500, "eur"))),
                new Money(2500L * quantity, "eur"),
                PAID_AT,
                EVENT);
    }
}
