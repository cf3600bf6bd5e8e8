package dev.usher.validation.report;

import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is inside.
///
/// @param inside how many tickets were used
/// @param byGate how many of them at each gate, by the gate's name
/// @param latest the last ones, the newest first
record Admissions(int inside, Map<String, Integer> byGate, List<Admission> latest) {
    /// One ticket that was used.
    ///
    /// @param attendeeName absent while the ticket's details have not arrived; likewise `number`
    record Admission(
            TicketId ticketId,
            @Nullable String attendeeName,
            @Nullable Integer number,
            Instant at,
            String gate,
            String deviceId) {}
}
