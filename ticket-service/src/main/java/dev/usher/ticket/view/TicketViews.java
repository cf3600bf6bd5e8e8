package dev.usher.ticket.view;

import dev.usher.ticket.event.Events;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.undelivered.Suppression;
import dev.usher.ticket.undelivered.Suppressions;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows tickets with the newest known facts of their event.
@Singleton
public final class TicketViews {
    private final Events events;
    private final Suppressions suppressions;
    private final boolean arePassesMade;

    /// @param passTypeId without it there are no passes
    TicketViews(Events events, Suppressions suppressions, @Value("${wallet.pass-type-id:}") String passTypeId) {
        this.events = events;
        this.suppressions = suppressions;
        this.arePassesMade = !passTypeId.isBlank();
    }

    /// With everything that the caller may see of it.
    public TicketView of(Ticket ticket, Caller caller) {
        return of(List.of(ticket), caller).getFirst();
    }

    /// Several, in this order.
    public List<TicketView> of(List<Ticket> tickets, Caller caller) {
        Map<String, Suppression> suppressed = suppressed(
                tickets.stream().filter(ticket -> !caller.holds(ticket)).toList());
        return tickets.stream()
                .map(ticket -> caller.holds(ticket) ? ofHolder(ticket) : ofOrganizer(ticket, suppressed))
                .toList();
    }

    /// As an organizer sees them, in this order, even where the organizer is the holder.
    public List<TicketView> ofOrganizer(List<Ticket> tickets) {
        Map<String, Suppression> suppressed = suppressed(tickets);
        return tickets.stream().map(ticket -> ofOrganizer(ticket, suppressed)).toList();
    }

    private Map<String, Suppression> suppressed(List<Ticket> tickets) {
        return suppressions.of(
                tickets.stream().map(ticket -> ticket.holder().email()).toList());
    }

    /// As its holder sees it.
    public TicketView ofHolder(Ticket ticket) {
        @Nullable
        String passUrl = arePassesMade && ticket.isValid()
                ? "/tickets/" + ticket.ticketId().uuid() + "/pass"
                : null;
        return TicketView.of(
                ticket, events.newest(ticket.event()), ticket.edition().qrCode(), null, passUrl, null, null);
    }

    private TicketView ofOrganizer(Ticket ticket, Map<String, Suppression> suppressed) {
        Suppression known = suppressed.get(ticket.holder().email());
        return TicketView.of(
                ticket,
                events.newest(ticket.event()),
                null,
                ticket.holder().email(),
                null,
                known == null ? null : known.cause().wireName(),
                ticket.revokedFor());
    }
}
