package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import org.jspecify.annotations.Nullable;

/// What the door says to a scan. A failure to decide is no decision; it is thrown.
///
/// @param claimed the ticket that the code names; absent if it was no ticket code
/// @param ticket what is known of it; absent unless the code may be believed
/// @param window when its event admits, as far as known
record Decision(
        Reason reason,
        @Nullable TicketId claimed,
        @Nullable Ticket ticket,
        @Nullable EventWindow window) {
    static Decision admitted(Ticket ticket, @Nullable EventWindow window) {
        return new Decision(Reason.OK, ticket.ticketId(), ticket, window);
    }

    /// A refusal on account of the code alone.
    static Decision refused(Reason reason, @Nullable TicketId claimed, @Nullable EventWindow window) {
        return new Decision(reason, claimed, null, window);
    }

    boolean isAdmitted() {
        return reason == Reason.OK;
    }
}
