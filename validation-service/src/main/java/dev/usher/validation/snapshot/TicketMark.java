package dev.usher.validation.snapshot;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import java.time.Instant;

/// What a device has to know of a ticket that is not as it was issued.
///
/// @param issue codes of an earlier one are dead
/// @param entries how often it admitted
/// @param isInside whether its holder is inside
/// @param changedAt when this became known, by the clock of the instance that wrote it
record TicketMark(TicketId ticketId, Status status, int issue, int entries, boolean isInside, Instant changedAt) {}
