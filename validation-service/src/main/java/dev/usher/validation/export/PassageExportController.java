package dev.usher.validation.export;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import dev.usher.validation.event.DoorEvents;
import io.micronaut.core.io.Writable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// Serves the export over HTTP.
@Controller("/events/{eventId}/admissions/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class PassageExportController {
    private final PassageExport export;
    private final DoorEvents events;
    private final Clock clock;

    PassageExportController(PassageExport export, DoorEvents events, Clock clock) {
        this.export = export;
        this.events = events;
        this.clock = clock;
    }

    /// Every entry and exit of the event as CSV in UTF-8, ticket by ticket.
    @Get
    @Produces({"text/csv;charset=utf-8", "application/problem+json"})
    @Operation(operationId = "exportAdmissions", summary = "Export an event's entries and exits (organizer)")
    @ApiResponse(responseCode = "200", description = "a CSV file")
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> export(EventId eventId) {
        if (!events.isKnown(eventId)) {
            return CommonProblems.notFound("event");
        }
        String name = URLEncoder.encode(export.fileName(eventId, clock.instant()), StandardCharsets.UTF_8);
        return HttpResponse.<Writable>ok(writer -> export.write(eventId, writer))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // RFC 6266 section 4.1
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name);
    }
}
