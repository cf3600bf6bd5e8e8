package dev.usher.ticket.document;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.time.ZoneId;

/// Valid pages to render.
public final class SamplePages {
    public static final EventFacts EVENT = new EventFacts(
            EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a1"),
            "Night of the Open Doors",
            "Alte Münze",
            "Molkenmarkt 2, 10179 Berlin",
            Instant.parse("2026-11-22T19:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            Instant.parse("2026-11-22T18:00:00Z"),
            Instant.parse("2026-11-22T17:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            "Open Doors e.V.",
            "#0b6e4f");
    private static final RegistrationId REGISTRATION = RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final TicketCodeSigner SIGNER = new TicketCodeSigner(0, new byte[32]);

    private SamplePages() {}

    static TicketPage page(int number, int of) {
        return page(EVENT, "Ada Lovelace", number, of);
    }

    static TicketPage page(EventFacts event, String attendeeName, int number, int of) {
        var code = new TicketCode(
                TicketId.derive(REGISTRATION, number),
                event.eventId(),
                UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01"),
                1);
        return new TicketPage(
                event,
                attendeeName,
                "General",
                number,
                of,
                "0F8F-AD5B",
                new Money(2500, "eur"),
                SIGNER.sign(code),
                Instant.parse("2026-11-22T12:00:00Z"),
                TicketPage.DEFAULT_LANGUAGE,
                null);
    }
}
