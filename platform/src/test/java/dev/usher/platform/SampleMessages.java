package dev.usher.platform;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Valid messages.
public final class SampleMessages {
    private static final EventFacts EVENT = new EventFacts(
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

    /// Always the same registration's.
    public static Envelope paymentSucceeded() {
        return paymentSucceeded(RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e"));
    }

    /// This registration's.
    public static Envelope paymentSucceeded(RegistrationId registrationId) {
        return Envelope.of(
                Instant.parse("2026-11-22T12:00:01Z"),
                new PaymentSucceeded(
                        registrationId,
                        "pi_3Qx",
                        UserId.parse("ada"),
                        new Attendee("Ada Lovelace", "ada@example.org"),
                        "en-GB",
                        List.of(new TicketLine("general", "General", 2, new Money(2500, "eur"))),
                        new Money(5000, "eur"),
                        Instant.parse("2026-11-22T12:00:00Z"),
                        EVENT));
    }
}
