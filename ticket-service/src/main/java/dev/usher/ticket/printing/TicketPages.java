package dev.usher.ticket.printing;

import dev.usher.ticket.document.TicketPage;
import dev.usher.ticket.event.Events;
import dev.usher.ticket.event.Events.PrintedEvent;
import dev.usher.ticket.order.Ticket;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// The current content of printed tickets.
@Singleton
public final class TicketPages {
    private final Events events;

    public TicketPages(Events events) {
        this.events = events;
    }

    /// A page for each ticket.
    public List<TicketPage> of(List<Ticket> tickets) {
        return tickets.stream().map(this::page).toList();
    }

    private TicketPage page(Ticket ticket) {
        PrintedEvent event = events.printed(ticket.event());
        return new TicketPage(
                event.facts(),
                ticket.holder().name(),
                ticket.seat().typeName(),
                ticket.seat().number(),
                ticket.seat().of(),
                ticket.registrationId().orderNumber(),
                ticket.seat().price(),
                ticket.edition().qrCode(),
                ticket.paidAt(),
                Locale.forLanguageTag(ticket.language()),
                event.logo());
    }
}
