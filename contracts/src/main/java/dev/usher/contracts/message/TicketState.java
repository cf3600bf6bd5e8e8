package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import io.micronaut.serde.annotation.Serdeable;

/// Everything about a ticket that can change, in its state after a change. A reader that has seen a higher
/// revision of the ticket ignores this one, so messages may come late, twice, and in any order.
///
/// @param number counted from 1 within its registration
/// @param type the id of its ticket type within the event
/// @param userId who holds it now
/// @param attendeeName printed on it now
/// @param issue raised each time the ticket is reissued; the door refuses codes of an earlier issue
/// @param revision raised by every change
@Serdeable
public record TicketState(
        TicketId ticketId,
        int number,
        String type,
        String typeName,
        UserId userId,
        String attendeeName,
        int issue,
        Status status,
        int revision) {
    /// The revision of a ticket in [TicketIssued]; messages about changes carry higher ones.
    public static final int FIRST_REVISION = 1;

    public TicketState {
        Fields.require(ticketId, "ticketId");
        Fields.requireBetween(number, 1, PaymentSucceeded.MAX_QUANTITY, "ticket number");
        Fields.requireType(type, "ticket.type");
        Fields.requireTypeName(typeName, "ticket.typeName");
        Fields.require(userId, "ticket.userId");
        Fields.requireText(attendeeName, "ticket.attendeeName");
        Fields.requireBetween(issue, 1, TicketIssued.MAX_ISSUE, "issue");
        Fields.require(status, "ticket.status");
        Fields.requireBetween(revision, FIRST_REVISION, Integer.MAX_VALUE, "ticket.revision");
    }

    /// Whether the ticket is valid.
    @Serdeable
    public enum Status implements WireNamed {
        /// It admits.
        @JsonProperty("valid")
        VALID,
        /// The organizer revoked it.
        @JsonProperty("revoked")
        REVOKED,
        /// Its payment was refunded.
        @JsonProperty("refunded")
        REFUNDED,
        /// Its payment is disputed, or the dispute was lost.
        @JsonProperty("disputed")
        DISPUTED
    }
}
