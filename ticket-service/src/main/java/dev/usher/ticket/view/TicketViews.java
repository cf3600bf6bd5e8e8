package dev.usher.ticket.view;

import dev.usher.ticket.event.Events;
import dev.usher.ticket.issuing.Ticket;
import jakarta.inject.Singleton;

/// Shows tickets, with the newest that is known of their event.
@Singleton
public final class TicketViews {
    private final Events events;

    TicketViews(Events events) {
        this.events = events;
    }

    /// With all that the caller may see of it.
    public TicketView of(Ticket ticket, Caller caller) {
        return caller.holds(ticket) ? ofHolder(ticket) : ofOrganizer(ticket);
    }

    /// As its holder sees it.
    public TicketView ofHolder(Ticket ticket) {
        return TicketView.of(ticket, events.newest(ticket.event()), ticket.qrCode(), null, null);
    }

    /// As an organizer sees it.
    public TicketView ofOrganizer(Ticket ticket) {
        return TicketView.of(ticket, events.newest(ticket.event()), null, ticket.attendeeEmail(), ticket.revokedFor());
    }
}
