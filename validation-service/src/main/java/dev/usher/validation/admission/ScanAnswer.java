package dev.usher.validation.admission;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The door's decision as a device reads it.
///
/// @param valid whether to let the holder in
/// @param reason the stable word for why; devices branch on this
/// @param message a short sentence for the steward
/// @param ticket what is known of the ticket; absent for codes that nothing vouches for
/// @param firstUse with `already_used` only
@Serdeable
record ScanAnswer(
        boolean valid,
        String reason,
        String message,
        @Nullable TicketView ticket,
        @Nullable FirstUse firstUse) {
    static ScanAnswer of(Decision decision, String message) {
        Ticket ticket = decision.ticket();
        Use use = ticket == null ? null : ticket.use();
        return new ScanAnswer(
                decision.isAdmitted(),
                decision.reason().wireName(),
                message,
                ticket == null ? null : TicketView.of(ticket),
                use == null || decision.reason() != Reason.ALREADY_USED ? null : new FirstUse(use.at(), use.gate()));
    }

    /// A ticket as the door knows it.
    ///
    /// @param attendeeName absent while the ticket's details have not arrived; likewise `ticketNumber`
    /// @param status `valid` or `used`
    /// @param validatedAt when it was used; likewise `gate`, where
    @Serdeable
    record TicketView(
            String ticketId,
            String eventId,
            @Nullable String attendeeName,
            @Nullable Integer ticketNumber,
            String status,
            @Nullable Instant validatedAt,
            @Nullable String gate) {
        static TicketView of(Ticket ticket) {
            var facts = ticket.facts();
            var use = ticket.use();
            return new TicketView(
                    ticket.ticketId().toString(),
                    ticket.eventId().toString(),
                    facts == null ? null : facts.attendeeName(),
                    facts == null ? null : facts.number(),
                    ticket.status().wireName(),
                    use == null ? null : use.at(),
                    use == null ? null : use.gate());
        }
    }

    /// When and where the ticket was used first.
    @Serdeable
    record FirstUse(Instant at, String gate) {}
}
