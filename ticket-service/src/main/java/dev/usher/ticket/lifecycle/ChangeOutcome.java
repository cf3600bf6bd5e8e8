package dev.usher.ticket.lifecycle;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.ticket.order.Ticket;

/// What became of the wish to change a ticket.
public sealed interface ChangeOutcome {
    /// It is as wished, now or before.
    record Done(Ticket ticket) implements ChangeOutcome {}

    /// No such ticket, or not the caller's.
    record Unknown() implements ChangeOutcome {}

    /// It is no good, and therefore cannot be changed so.
    record NotValid(Status status) implements ChangeOutcome {}
}
