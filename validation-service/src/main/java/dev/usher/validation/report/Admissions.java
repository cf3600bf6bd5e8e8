package dev.usher.validation.report;

import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened at an event's door.
///
/// @param inside how many people are inside: entries minus exits
/// @param byGate keyed by the gate's name
/// @param byMinute the last six hours, keyed by minute
/// @param refusals by reason
/// @param latest the last entries, newest first
public record Admissions(
        int inside,
        Map<String, Tally> byGate,
        Map<Instant, Tally> byMinute,
        Map<String, Integer> refusals,
        List<Entry> latest) {
    /// The numbers of a gate or minute.
    public record Tally(int entries, int exits, int refused) {}

    /// An entry.
    ///
    /// @param attendeeName absent until the message about the ticket has arrived
    public record Entry(
            TicketId ticketId,
            @Nullable String attendeeName,
            @Nullable Integer number,
            Instant at,
            String gate,
            String deviceId) {}
}
