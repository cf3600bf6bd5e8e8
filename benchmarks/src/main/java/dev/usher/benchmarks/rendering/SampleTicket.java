package dev.usher.benchmarks.rendering;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.TicketPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The ticket that all sides render.
final class SampleTicket {
    private static final EventFacts EVENT = SampleMessages.EVENT;

    private SampleTicket() {}

    /// One of a thousand that differ in attendee, number and code.
    static TicketPage page(int number) {
        var code = new TicketCode(
                TicketId.parse("11111111-2222-8333-8444-%012d".formatted(number)),
                EVENT.eventId(),
                SampleMessages.ADA,
                1);
        return new TicketPage(
                EVENT,
                "Ada Lovelace " + number,
                "General",
                number,
                1000,
                "0F8F-AD5B",
                new Money(2500, "eur"),
                new TicketCodeSigner(0, new byte[32]).sign(code),
                SampleMessages.PAID_AT,
                TicketPage.DEFAULT_LANGUAGE,
                null);
    }

    /// The same ticket for the other side: what our page says, its dates already written out.
    static void writeJson(Path file) throws IOException {
        TicketPage page = page(1);
        Map<String, Object> ticket = Map.of(
                "event", EVENT.name(),
                "organizer", EVENT.organizerName(),
                "accent", "#0b6e4f",
                "number", page.number(),
                "of", page.of(),
                "order", page.orderNumber(),
                "code", page.code(),
                "facts",
                        List.of(
                                List.of("Date", "Sunday, 22 November 2026"),
                                List.of("Time", "20:00 – 00:00", "Doors open 19:00", "Central European Time (GMT+1)"),
                                List.of("Venue", EVENT.venueName(), EVENT.venueAddress()),
                                List.of("Attendee", page.attendeeName()),
                                List.of("Ticket", page.typeName(), "€25.00"),
                                List.of("Order", page.orderNumber())));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, new ObjectMapper().writeValueAsString(ticket));
    }
}
