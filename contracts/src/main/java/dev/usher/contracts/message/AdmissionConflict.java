package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device that was offline admitted somebody whom the service would have refused: a ticket was used twice,
/// or was invalid. Published each time more becomes known about it.
///
/// @param reason what the service would have refused the last of them for, such as `already_used`
/// @param entries the first entry with the ticket and the last reported ones, in the order in which they
///     happened, at most [#MAX_ENTRIES]
/// @param entryCount the number of known entries in all; never absent, although the JSON of an earlier
///     release may lack it
/// @param winner the key of the entry that counts, which is the earliest; absent if none should have been
@Serdeable
public record AdmissionConflict(
        EventId eventId,
        TicketId ticketId,
        String reason,
        List<Entry> entries,
        @Nullable Integer entryCount,
        @Nullable String winner,
        Instant detectedAt)
        implements Message {
    /// The most entries that one message carries.
    public static final int MAX_ENTRIES = 10;

    public AdmissionConflict {
        Fields.require(eventId, "eventId");
        Fields.require(ticketId, "ticketId");
        Fields.requireText(reason, "reason");
        Fields.require(entries, "entries");
        entries = List.copyOf(entries);
        Fields.requireBetween(entries.size(), 1, MAX_ENTRIES, "number of entries");
        if (entryCount == null) {
            entryCount = entries.size();
        }
        Fields.requireBetween(entryCount, entries.size(), Integer.MAX_VALUE, "entryCount");
        if (winner != null) {
            Fields.requireShort(winner, "winner");
        }
        Fields.require(detectedAt, "detectedAt");
    }

    /// One entry with the ticket.
    ///
    /// @param key identifies it among the others: the device's id and the scan's
    /// @param at when, by the service's clock or by the device's, corrected
    /// @param recordedAt when the service learned of it
    @Serdeable
    public record Entry(String key, Instant at, Instant recordedAt, String gate, String deviceId) {
        public Entry {
            Fields.requireText(key, "entry.key");
            Fields.require(at, "entry.at");
            Fields.require(recordedAt, "entry.recordedAt");
            Fields.requireText(gate, "entry.gate");
            Fields.requireText(deviceId, "entry.deviceId");
        }
    }

    @Override
    @JsonIgnore
    public String subject() {
        return ticketId.toString();
    }

    @Override
    @JsonIgnore
    public String group() {
        return eventId.toString();
    }

    @Override
    @JsonIgnore
    public String factId() {
        return subject() + "#" + entryCount;
    }
}
