package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The organizer's view of the door over HTTP.
@Controller("/events/{eventId}/admissions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class AdmissionReportController {
    private static final int LATEST = 20;

    private final AdmissionReport report;
    private final RefusalStore refusals;

    AdmissionReportController(AdmissionReport report, RefusalStore refusals) {
        this.report = report;
        this.refusals = refusals;
    }

    /// How many are inside and at which gates they came, what was refused, and the last 20 admissions. All
    /// zero for an event that nobody entered.
    @Get
    @Operation(summary = "Show an event's admissions (organizer)")
    AdmissionsView show(EventId eventId) {
        Admissions admissions = report.of(eventId, LATEST);
        return new AdmissionsView(
                eventId.toString(),
                admissions.inside(),
                mostFirst(admissions.byGate(), GateCount::new),
                mostFirst(refusals.countByReason(eventId), ReasonCount::new),
                admissions.latest().stream().map(AdmissionView::of).toList());
    }

    private static <T> List<T> mostFirst(Map<String, Integer> counts, BiFunction<String, Integer, T> view) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> view.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// The door of one event.
    ///
    /// @param inside how many tickets were used
    /// @param refusals of the last 90 days
    /// @param latest the newest first
    @Serdeable
    record AdmissionsView(
            String eventId,
            int inside,
            List<GateCount> byGate,
            List<ReasonCount> refusals,
            List<AdmissionView> latest) {}

    @Serdeable
    record GateCount(String gate, int count) {}

    @Serdeable
    record ReasonCount(String reason, int count) {}

    /// One admission.
    @Serdeable
    record AdmissionView(
            String ticketId,
            @Nullable String attendeeName,
            @Nullable Integer ticketNumber,
            Instant validatedAt,
            String gate,
            String deviceId) {
        static AdmissionView of(Admissions.Admission admission) {
            return new AdmissionView(
                    admission.ticketId().toString(),
                    admission.attendeeName(),
                    admission.number(),
                    admission.at(),
                    admission.gate(),
                    admission.deviceId());
        }
    }
}
