package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.TicketChange;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import java.util.stream.Stream;

/// What a message says about a ticket. `TicketIssued` is its first revision.
public record TicketNews(RegistrationId registrationId, EventId eventId, TicketState state) {
    /// The tickets of an order that was issued.
    public static Stream<TicketNews> of(TicketIssued issued) {
        return issued.tickets().stream()
                .map(ticket -> new TicketNews(
                        issued.registrationId(),
                        issued.event().eventId(),
                        new TicketState(
                                ticket.ticketId(),
                                ticket.number(),
                                ticket.type(),
                                ticket.typeName(),
                                issued.userId(),
                                issued.attendeeName(),
                                ticket.issue(),
                                Status.VALID,
                                TicketState.FIRST_REVISION)));
    }

    /// The tickets that changed.
    public static Stream<TicketNews> of(TicketChange change) {
        return change.tickets().stream().map(state -> new TicketNews(change.registrationId(), change.eventId(), state));
    }
}
