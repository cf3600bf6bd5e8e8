package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scan that was refused.
///
/// @param eventId the event where it happened, which may differ from the ticket's
/// @param reason its wire name
/// @param scanId the device's id of the scan; a repeated scan has the same id and is the same refusal
/// @param ticketId the ticket that the code names; absent if the text is not a ticket code
public record Refusal(
        EventId eventId,
        String reason,
        Instant at,
        String gate,
        String deviceId,
        String scanId,
        @Nullable TicketId ticketId) {}
