package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import dev.usher.validation.event.DoorEvent;
import org.jspecify.annotations.Nullable;

/// The decision on a scan. If no decision can be made, an exception is thrown instead.
///
/// @param claimed the ticket that the code names; absent if the text is not a ticket code
/// @param ticket its current state; absent if it is unknown, or if the code cannot be trusted
/// @param passage the passage of this scan, made now or by an earlier request of the same scan; absent if
///     refused
/// @param isRepeated whether an earlier request of the same scan made the passage
/// @param event the event that the code names; absent if it is unknown
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

    /// A scan that passed before and was sent again because its answer was lost.
    static Decision passedBefore(Ticket ticket, Passage passage, @Nullable DoorEvent event) {
        return new Decision(Reason.OK, ticket.ticketId(), ticket, passage, true, event);
    }

    /// A refusal that depends on the code only.
    static Decision refused(Reason reason, @Nullable TicketId claimed, @Nullable DoorEvent event) {
        return new Decision(reason, claimed, null, null, false, event);
    }

    /// Whether to let the holder pass.
    public boolean isPassed() {
        return reason == Reason.OK;
    }

    /// Whether somebody leaves with this ticket who was not scanned in.
    public boolean isUnscannedExit() {
        return ticket != null
                && passage != null
                && ticket.presence().unscannedExits().contains(passage.key());
    }
}
