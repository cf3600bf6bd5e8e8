package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A ticket that was admitted against the rules while a device was offline.
///
/// @param reason what the door would have refused the last of the entries for
/// @param attendeeName absent while no message has told it
/// @param entries the first entry and the last ones to be told of, in the order in which they happened, at
///     most [AdmissionConflict#MAX_ENTRIES]
/// @param entryCount how many entries there were in all, also such that were taken back since: of two reports
///     the one that counts more is the newer
/// @param winner the key of the entry that counts, the earliest; absent if none should have been
/// @param detectedAt when the last of them became known
public record Conflict(
        EventId eventId,
        TicketId ticketId,
        String reason,
        @Nullable String attendeeName,
        List<Entry> entries,
        int entryCount,
        @Nullable String winner,
        Instant detectedAt) {
    private static final Comparator<Entry> AS_THEY_HAPPENED =
            Comparator.comparing(Entry::at).thenComparing(Entry::key);

    public Conflict {
        entries = List.copyOf(entries);
    }

    /// Those of all entries of a ticket that a conflict tells of.
    ///
    /// @param all in the order in which they happened
    public static List<Entry> toldOf(List<Entry> all) {
        if (all.size() <= AdmissionConflict.MAX_ENTRIES) {
            return all;
        }
        var lastTold = all.stream()
                .skip(1)
                .sorted(Comparator.comparing(Entry::recordedAt).reversed())
                .limit(AdmissionConflict.MAX_ENTRIES - 1L);
        return Stream.concat(Stream.of(all.getFirst()), lastTold)
                .sorted(AS_THEY_HAPPENED)
                .toList();
    }
}
