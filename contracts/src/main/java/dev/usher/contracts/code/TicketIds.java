package dev.usher.contracts.code;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;

/// The ids that every form of a ticket code contains.
public sealed interface TicketIds permits TicketCode, PlainTicketCode {
    TicketId ticketId();

    EventId eventId();

    UserId userId();
}
