package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/// The tickets of a registration exist. One message per registration, carrying all its tickets.
///
/// @param attendeeName shown at the door
/// @param tickets in the order of their numbers, at least one
@Serdeable
public record TicketIssued(
        RegistrationId registrationId,
        UserId userId,
        String attendeeName,
        Instant issuedAt,
        EventFacts event,
        List<IssuedTicket> tickets)
        implements Message {
    /// The highest issue: what two bytes of a ticket code hold.
    public static final int MAX_ISSUE = 0xFFFF;

    public TicketIssued {
        Fields.require(registrationId, "registrationId");
        Fields.require(userId, "userId");
        Fields.requireText(attendeeName, "attendeeName");
        Fields.require(issuedAt, "issuedAt");
        Fields.require(event, "event");
        Fields.require(tickets, "tickets");
        tickets = List.copyOf(tickets);
        Fields.requireBetween(tickets.size(), 1, PaymentSucceeded.MAX_QUANTITY, "number of tickets");
    }

    /// One ticket of the registration.
    ///
    /// @param number counted from 1
    /// @param type the id of its ticket type within the event
    /// @param typeName the type's name, shown at the door
    /// @param issue raised each time the ticket is reissued; the door refuses codes of an earlier issue
    @Serdeable
    public record IssuedTicket(TicketId ticketId, int number, String type, String typeName, int issue) {
        public IssuedTicket {
            Fields.require(ticketId, "ticketId");
            Fields.requireBetween(number, 1, PaymentSucceeded.MAX_QUANTITY, "ticket number");
            Fields.requireType(type, "ticket.type");
            Fields.requireTypeName(typeName, "ticket.typeName");
            Fields.requireBetween(issue, 1, MAX_ISSUE, "issue");
        }
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }

    @Override
    @JsonIgnore
    public String group() {
        return event.eventId().toString();
    }
}
