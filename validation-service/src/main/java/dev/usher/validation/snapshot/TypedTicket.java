package dev.usher.validation.snapshot;

import dev.usher.contracts.id.TicketId;
import java.time.Instant;

/// A ticket and its type.
///
/// @param type the id of its ticket type within the event
/// @param learnedAt when the door heard of the ticket, by the clock of the instance that wrote it
record TypedTicket(TicketId ticketId, String type, Instant learnedAt) {}
