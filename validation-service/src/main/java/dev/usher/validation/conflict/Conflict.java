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

/// A ticket that an offline device admitted against the rules.
///
/// @param reason the reason for which the service would have refused the last of these entries
/// @param attendeeName absent until a message has named it
/// @param entries the first entry and the entries reported last, ordered by when they happened; at most
///     [AdmissionConflict#MAX_ENTRIES]
/// @param entryCount the number of all entries, including undone ones; of two reports, the one with the
///     higher count is newer
/// @param winner the key of the entry that counts, which is the earliest; absent if none should have been
///     made
/// @param detectedAt when the service learned of the last of these entries
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

    /// Chooses the entries that a conflict lists.
    ///
    /// @param all the ticket's entries, ordered by when they happened
    public static List<Entry> listedOf(List<Entry> all) {
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
