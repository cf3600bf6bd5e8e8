package dev.usher.ticket.lifecycle;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.ticket.order.Ticket;

/// The outcome of changing a ticket.
public sealed interface ChangeOutcome {
    /// It is as requested, by this call or an earlier one.
    record Done(Ticket ticket) implements ChangeOutcome {}

    /// No such ticket, or not the caller's.
    record Unknown() implements ChangeOutcome {}

    /// It is invalid, so this change is not possible.
    record NotValid(Status status) implements ChangeOutcome {}
}
