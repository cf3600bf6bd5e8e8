package dev.usher.ticket.listing;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.WireNamed;
import dev.usher.contracts.text.PlainText;
import dev.usher.ticket.order.Ticket;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which tickets to list.
///
/// @param status as on the wire; absent for any
/// @param search a part of the attendee's name or address, or the beginning of the order number, in any case and
///     without accents; absent for any
record TicketFilter(@Nullable String status, @Nullable String search) implements Predicate<Ticket> {
    boolean isKnownStatus() {
        return status == null || WireNamed.find(Status.class, status).isPresent();
    }

    @Override
    public boolean test(Ticket ticket) {
        return (status == null || ticket.status().wireName().equals(status)) && (search == null || matches(ticket));
    }

    private boolean matches(Ticket ticket) {
        String wanted = PlainText.of(search == null ? "" : search.strip());
        return PlainText.of(ticket.holder().name()).contains(wanted)
                || PlainText.of(ticket.holder().email()).contains(wanted)
                || PlainText.of(ticket.registrationId().orderNumber()).startsWith(wanted);
    }
}
