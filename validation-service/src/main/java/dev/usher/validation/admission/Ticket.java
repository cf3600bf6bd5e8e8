package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState.Status;
import org.jspecify.annotations.Nullable;

/// A ticket as this service knows it.
///
/// @param issue the highest issue known from messages and admitted codes
/// @param status valid unless a message says otherwise
/// @param facts absent if only a signed code introduced the ticket and no message has arrived yet
public record Ticket(
        TicketId ticketId,
        EventId eventId,
        UserId userId,
        int issue,
        Status status,
        @Nullable Facts facts,
        Presence presence) {
    /// What messages say about a ticket.
    ///
    /// @param number counted from 1
    /// @param type the id of its ticket type within the event
    public record Facts(RegistrationId registrationId, String attendeeName, int number, String type, String typeName) {}

    /// The ticket that a claim introduces, when nothing else is known about it.
    static Ticket introducedBy(Claim claim) {
        int issue = claim instanceof Claim.Signed(var code) ? code.issue() : 1;
        return new Ticket(claim.ticketId(), claim.eventId(), claim.userId(), issue, Status.VALID, null, Presence.NONE);
    }

    /// What messages say about this ticket.
    ///
    /// @throws IllegalStateException if none has arrived
    public Facts knownFacts() {
        if (facts == null) {
            throw new IllegalStateException("no message has described " + ticketId);
        }
        return facts;
    }

    /// Its status as shown to people: `used` if it is valid and somebody entered with it.
    public String shownStatus() {
        return status == Status.VALID && presence.isUsed() ? "used" : status.wireName();
    }

    /// The id of its ticket type; null if no message has named it yet.
    public @Nullable String type() {
        return facts == null ? null : facts.type();
    }
}
