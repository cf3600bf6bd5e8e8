package dev.usher.validation.report;

import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened at an event's door.
///
/// @param inside how many are inside: entries less exits
/// @param byGate by the gate's name
/// @param byMinute of the last hours, by the minute
/// @param refusals by reason
/// @param latest the last entries, the newest first
public record Admissions(
        int inside,
        Map<String, Tally> byGate,
        Map<Instant, Tally> byMinute,
        Map<String, Integer> refusals,
        List<Entry> latest) {
    /// How many went which way.
    public record Tally(int entries, int exits, int refused) {}

    /// One ticket that admitted.
    ///
    /// @param attendeeName absent while the ticket's details have not arrived; likewise `number`
    public record Entry(
            TicketId ticketId,
            @Nullable String attendeeName,
            @Nullable Integer number,
            Instant at,
            String gate,
            String deviceId) {}
}
