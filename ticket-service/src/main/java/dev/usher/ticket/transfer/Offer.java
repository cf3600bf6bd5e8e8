package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A holder offers a ticket to somebody. Whoever has the claim code may take it, once.
///
/// @param claimHash of the code, which is kept nowhere
/// @param from who held the ticket when it was offered; the offer is void in other hands
/// @param recipient the name that the ticket will be for, and the address that gets the claim code
/// @param until the instant at which the offer ends
/// @param claimedBy who took it; absent as long as nobody did
record Offer(
        TicketId ticketId,
        String claimHash,
        UserId from,
        Attendee recipient,
        Instant until,
        @Nullable UserId claimedBy) {
    boolean isOpen(Instant now) {
        return claimedBy == null && now.isBefore(until);
    }

    Offer claimed(UserId by) {
        return new Offer(ticketId, claimHash, from, recipient, until, by);
    }
}
