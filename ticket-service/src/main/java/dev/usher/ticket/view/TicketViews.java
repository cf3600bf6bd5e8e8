package dev.usher.ticket.view;

import dev.usher.ticket.event.Events;
import dev.usher.ticket.order.Ticket;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Shows tickets with the newest known facts of their event.
@Singleton
public final class TicketViews {
    private final Events events;
    private final boolean arePassesMade;

    /// @param passTypeId without it there are no passes
    TicketViews(Events events, @Value("${wallet.pass-type-id:}") String passTypeId) {
        this.events = events;
        this.arePassesMade = !passTypeId.isBlank();
    }

    /// With everything that the caller may see of it.
    public TicketView of(Ticket ticket, Caller caller) {
        return caller.holds(ticket) ? ofHolder(ticket) : ofOrganizer(ticket);
    }

    /// As its holder sees it.
    public TicketView ofHolder(Ticket ticket) {
        @Nullable
        String passUrl = arePassesMade && ticket.isValid()
                ? "/tickets/" + ticket.ticketId().uuid() + "/pass"
                : null;
        return TicketView.of(
                ticket, events.newest(ticket.event()), ticket.edition().qrCode(), null, passUrl, null);
    }

    /// As an organizer sees it.
    public TicketView ofOrganizer(Ticket ticket) {
        return TicketView.of(
                ticket, events.newest(ticket.event()), null, ticket.holder().email(), null, ticket.revokedFor());
    }
}
