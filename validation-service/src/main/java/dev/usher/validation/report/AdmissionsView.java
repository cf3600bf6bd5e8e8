package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event's admissions in the API.
///
/// @param inside how many people are inside: entries minus the exits of people who were scanned in
/// @param byGate the busiest gate first
/// @param byMinute the minutes of the last six hours in which something happened
/// @param refusals the most frequent reason first
/// @param latest the last entries, newest first
@Serdeable
record AdmissionsView(
        String eventId,
        int inside,
        List<GateTally> byGate,
        List<MinuteTally> byMinute,
        List<ReasonCount> refusals,
        List<EntryView> latest) {
    static AdmissionsView of(EventId eventId, Admissions admissions) {
        return new AdmissionsView(
                eventId.toString(),
                admissions.inside(),
                admissions.byGate().entrySet().stream()
                        .map(gate -> new GateTally(
                                gate.getKey(),
                                gate.getValue().entries(),
                                gate.getValue().exits(),
                                gate.getValue().refused()))
                        .sorted(Comparator.comparingInt(GateTally::entries).reversed())
                        .toList(),
                admissions.byMinute().entrySet().stream()
                        .map(minute -> new MinuteTally(
                                minute.getKey(),
                                minute.getValue().entries(),
                                minute.getValue().exits(),
                                minute.getValue().refused()))
                        .toList(),
                admissions.refusals().entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(reason -> new ReasonCount(reason.getKey(), reason.getValue()))
                        .toList(),
                admissions.latest().stream().map(EntryView::of).toList());
    }

    @Serdeable
    record GateTally(String gate, int entries, int exits, int refused) {}

    @Serdeable
    record MinuteTally(Instant minute, int entries, int exits, int refused) {}

    @Serdeable
    record ReasonCount(String reason, int count) {}

    /// An entry.
    @Serdeable
    record EntryView(
            String ticketId,
            @Nullable String attendeeName,
            @Nullable Integer ticketNumber,
            Instant validatedAt,
            String gate,
            String deviceId) {
        static EntryView of(Admissions.Entry entry) {
            return new EntryView(
                    entry.ticketId().toString(),
                    entry.attendeeName(),
                    entry.number(),
                    entry.at(),
                    entry.gate(),
                    entry.deviceId());
        }
    }
}
