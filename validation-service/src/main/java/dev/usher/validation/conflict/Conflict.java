package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ticket that was admitted against the rules while a device was offline.
///
/// @param reason what the door would have refused the last of the entries for
/// @param attendeeName absent while no message has told it
/// @param entries all entries that are known, the first one first
/// @param winner the key of the entry that counts, the earliest; absent if none should have been
/// @param detectedAt when the last of them became known
public record Conflict(
        EventId eventId,
        TicketId ticketId,
        String reason,
        @Nullable String attendeeName,
        List<Entry> entries,
        @Nullable String winner,
        Instant detectedAt) {
    public Conflict {
        entries = List.copyOf(entries);
    }
}
