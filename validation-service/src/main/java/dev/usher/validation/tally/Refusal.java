package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scan that did not admit.
///
/// @param eventId the event at whose door it happened, which need not be the ticket's
/// @param reason the stable word for why
/// @param scanId the device's own id of the scan: repeated, it is the same refusal
/// @param ticketId what the code claimed; absent if it was no ticket code
public record Refusal(
        EventId eventId,
        String reason,
        Instant at,
        String gate,
        String deviceId,
        String scanId,
        @Nullable TicketId ticketId) {}
