package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import java.time.Instant;
import java.util.List;

/// Tickets of a registration are no longer as [TicketIssued] told. May arrive before it.
public sealed interface TicketChange extends Message permits TicketRevoked, TicketRestored, TicketUpdated {
    /// The registration that the tickets were bought in.
    RegistrationId registrationId();

    /// What they are tickets of.
    EventId eventId();

    /// Those that changed, at least one, as they are now.
    List<TicketState> tickets();

    /// When they changed.
    Instant changedAt();

    @Override
    @JsonIgnore
    default String subject() {
        return registrationId().toString();
    }

    /// Of one change all tickets are told in one message, so that its first tells it from all others.
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
