package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The organizer's view of the door over HTTP.
@Controller("/events/{eventId}/admissions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class AdmissionReportController {
    private final AdmissionReport report;

    AdmissionReportController(AdmissionReport report) {
        this.report = report;
    }

    /// How many are inside, per gate and per minute of the last six hours, what was refused, and the last
    /// 20 entries. All zero for an event that nobody entered.
    @Get
    @Operation(summary = "Show an event's admissions (organizer)")
    AdmissionsView show(EventId eventId) {
        return AdmissionsView.of(eventId, report.of(eventId));
    }
}
