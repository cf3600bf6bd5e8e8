package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import dev.usher.validation.event.DoorEvent;
import org.jspecify.annotations.Nullable;

/// What the door says to a scan. A failure to decide is no decision; it is thrown.
///
/// @param claimed the ticket that the code names; absent if it was no ticket code
/// @param ticket what is known of it; absent unless the code may be believed
/// @param passage the one that this scan made, now or when it came before; absent if it was refused
/// @param isRepeated whether the passage was made when the same scan came before
/// @param event the event that the code names, as far as the door has heard of it
public record Decision(
        Reason reason,
        @Nullable TicketId claimed,
        @Nullable Ticket ticket,
        @Nullable Passage passage,
        boolean isRepeated,
        @Nullable DoorEvent event) {
    static Decision passed(Ticket ticket, Passage passage, @Nullable DoorEvent event) {
        return new Decision(Reason.OK, ticket.ticketId(), ticket, passage, false, event);
    }

    /// A scan that passed, and came again because its answer was lost.
    static Decision passedBefore(Ticket ticket, Passage passage, @Nullable DoorEvent event) {
        return new Decision(Reason.OK, ticket.ticketId(), ticket, passage, true, event);
    }

    /// A refusal on account of the code alone.
    static Decision refused(Reason reason, @Nullable TicketId claimed, @Nullable DoorEvent event) {
        return new Decision(reason, claimed, null, null, false, event);
    }

    /// Whether to let the holder pass.
    public boolean isPassed() {
        return reason == Reason.OK;
    }

    /// Whether somebody leaves with the ticket who did not come in with it, as far as scans tell.
    public boolean isUnscannedExit() {
        return ticket != null
                && passage != null
                && ticket.presence().unscannedExits().contains(passage.key());
    }
}
