package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A holder's offer of a ticket to somebody. Anyone who has the claim code may claim it, once.
///
/// @param claimHash hash of the claim code, which is not stored
/// @param from the ticket's holder when it was offered; the offer ends when the holder changes
/// @param recipient the name that the ticket will be for, and the address that gets the claim code
/// @param until the instant at which the offer ends
/// @param claimedBy who claimed it; absent until then
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
