package dev.usher.validation.snapshot;

import dev.usher.contracts.id.TicketId;
import java.time.Instant;

/// A ticket that the door heard of.
///
/// @param learnedAt when it did first, by the clock of the instance that wrote it
record LearnedTicket(TicketId ticketId, Instant learnedAt) {}
