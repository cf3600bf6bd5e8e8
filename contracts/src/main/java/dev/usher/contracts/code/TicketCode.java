package dev.usher.contracts.code;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;

/// The content of a ticket code.
///
/// @param issue 1 for a new ticket, raised each time it is reissued; at most 65,535
public record TicketCode(TicketId ticketId, EventId eventId, UserId userId, int issue) implements TicketIds {
    static final int MAX_ISSUE = 0xFFFF;

    public TicketCode {
        if (issue < 1 || issue > MAX_ISSUE) {
            throw new IllegalArgumentException("issue must be 1 to " + MAX_ISSUE + ", not " + issue);
        }
    }
}
