package dev.usher.validation.snapshot;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import org.jspecify.annotations.Nullable;

/// What a device has to know of a ticket to decide offline.
///
/// @param type the id of its ticket type within the event; absent while no message has told it
/// @param issue codes of an earlier one are dead
/// @param entries how often it admitted
/// @param isInside whether its holder is inside
/// @param version how often anything about the ticket changed: of two marks the higher is the newer, whatever
///     any clock says
record TicketMark(
        TicketId ticketId,
        @Nullable String type,
        Status status,
        int issue,
        int entries,
        boolean isInside,
        int version) {
    /// Whether nothing happened with the ticket since it was issued.
    boolean isAsIssued() {
        return version == 1 && status == Status.VALID && issue == 1 && entries == 0;
    }
}
