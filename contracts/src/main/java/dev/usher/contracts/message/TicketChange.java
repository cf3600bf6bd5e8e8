package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import java.time.Instant;
import java.util.List;

/// Tickets of a registration have changed since [TicketIssued]. May arrive before it.
public sealed interface TicketChange extends Message permits TicketRevoked, TicketRestored, TicketUpdated {
    /// The registration that the tickets were bought in.
    RegistrationId registrationId();

    /// The event that they are tickets of.
    EventId eventId();

    /// The changed tickets in their new state, at least one.
    List<TicketState> tickets();

    /// When they changed.
    Instant changedAt();

    @Override
    @JsonIgnore
    default String subject() {
        return registrationId().toString();
    }

    @Override
    @JsonIgnore
    default String group() {
        return eventId().toString();
    }

    /// All tickets of one change are in one message, so its first ticket identifies it.
    @Override
    @JsonIgnore
    default String factId() {
        TicketState first = tickets().getFirst();
        return first.ticketId() + "#" + first.revision();
    }

    /// The tickets of a message, checked.
    static List<TicketState> checked(RegistrationId registrationId, EventId eventId, List<TicketState> tickets) {
        Fields.require(registrationId, "registrationId");
        Fields.require(eventId, "eventId");
        Fields.require(tickets, "tickets");
        Fields.requireBetween(tickets.size(), 1, PaymentSucceeded.MAX_QUANTITY, "number of tickets");
        for (TicketState ticket : tickets) {
            Fields.requireBetween(
                    ticket.revision(), TicketState.FIRST_REVISION + 1, Integer.MAX_VALUE, "ticket.revision");
        }
        return List.copyOf(tickets);
    }
}
