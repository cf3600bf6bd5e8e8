package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState.Status;
import org.jspecify.annotations.Nullable;

/// What the door knows of a ticket.
///
/// @param issue the highest issue that a message or an admitted code told of
/// @param status valid as long as no message says otherwise
/// @param facts absent while no message has arrived and a signed code spoke for the ticket
public record Ticket(
        TicketId ticketId,
        EventId eventId,
        UserId userId,
        int issue,
        Status status,
        @Nullable Facts facts,
        Presence presence) {
    /// What messages tell.
    ///
    /// @param number counted from 1
    /// @param type the id of its ticket type within the event
    public record Facts(RegistrationId registrationId, String attendeeName, int number, String type, String typeName) {}

    /// What a claim tells of a ticket that nothing else is known of.
    static Ticket introducedBy(Claim claim) {
        int issue = claim instanceof Claim.Signed(var code) ? code.issue() : 1;
        return new Ticket(claim.ticketId(), claim.eventId(), claim.userId(), issue, Status.VALID, null, Presence.NONE);
    }

    /// What messages told.
    ///
    /// @throws IllegalStateException if none has arrived
    public Facts knownFacts() {
        if (facts == null) {
            throw new IllegalStateException("no message has told of " + ticketId);
        }
        return facts;
    }

    /// The word for how it is: `used` if it is valid and has admitted.
    public String shownStatus() {
        return status == Status.VALID && presence.isUsed() ? "used" : status.wireName();
    }

    /// The id of its ticket type, once a message has told it.
    public @Nullable String type() {
        return facts == null ? null : facts.type();
    }
}
