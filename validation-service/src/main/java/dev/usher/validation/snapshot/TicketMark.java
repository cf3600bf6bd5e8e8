package dev.usher.validation.snapshot;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import org.jspecify.annotations.Nullable;

/// What a device needs to know about a ticket to decide offline.
///
/// @param type the id of its ticket type within the event; absent until a message has named it
/// @param issue the current issue; codes of earlier issues are invalid
/// @param entries the number of entries
/// @param isInside whether its holder is inside
/// @param version the number of changes to the ticket; of two marks, the one with the higher version is
///     newer, whatever clocks say
record TicketMark(
        TicketId ticketId,
        @Nullable String type,
        Status status,
        int issue,
        int entries,
        boolean isInside,
        int version) {
    /// Whether the ticket is as issued.
    boolean isAsIssued() {
        return version == 1 && status == Status.VALID && issue == 1 && entries == 0;
    }
}
