package dev.usher.ticket.document;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.platform.service.WarmUp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Loads fonts and makes their common subsets, by rendering a ticket that nobody gets.
@Singleton
final class RenderingWarmUp implements WarmUp {
    private final TicketRenderer renderer;

    RenderingWarmUp(TicketRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public void warmUp() {
        Instant start = Instant.EPOCH;
        Instant end = start.plus(Duration.ofHours(4));
        var event = new EventFacts(
                new EventId(new UUID(0, 0)),
                1,
                "Rehearsal",
                "Hall",
                "1 Main Street",
                start,
                end,
                start,
                start,
                end,
                ZoneOffset.UTC,
                "en-GB",
                "Usher",
                "#0b6e4f",
                null);
        renderer.render(List.of(new TicketPage(
                event,
                "Ada Lovelace",
                "General",
                1,
                1,
                "0000-0000",
                new Money(2500, "eur"),
                "REHEARSAL".repeat(15),
                start,
                TicketPage.DEFAULT_LANGUAGE,
                null)));
    }
}
