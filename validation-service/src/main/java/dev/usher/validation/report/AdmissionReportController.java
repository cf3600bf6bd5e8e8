package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.StreamPlaces;
import dev.usher.validation.event.DoorEvents;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.function.Supplier;

/// Shows organizers the admissions of an event over HTTP.
@Controller("/events/{eventId}/admissions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class AdmissionReportController {
    private final AdmissionReport report;
    private final LiveAdmissions live;
    private final Recount recount;
    private final DoorEvents events;

    AdmissionReportController(AdmissionReport report, LiveAdmissions live, Recount recount, DoorEvents events) {
        this.report = report;
        this.live = live;
        this.recount = recount;
        this.events = events;
    }

    /// How many people are inside; entries, exits and refusals per gate and per minute of the last six hours;
    /// refusals by reason; and the last 20 entries. All zero if nobody entered the event.
    @Get
    @Operation(operationId = "getAdmissions", summary = "Show an event's admissions (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionsView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> show(EventId eventId) {
        return ofKnown(eventId, () -> HttpResponse.ok(AdmissionsView.of(eventId, report.of(eventId))));
    }

    /// The same as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html): one
    /// event now, and one each time something changes. The stream ends after an hour, or earlier when the
    /// caller's token expires.
    @Get("/live")
    @Produces({MediaType.TEXT_EVENT_STREAM, "application/problem+json"})
    @Operation(operationId = "followAdmissions", summary = "Follow an event's admissions (organizer)")
    @ApiResponse(
            responseCode = "200",
            description = "events `admissions`, each with the JSON of the admissions as its data",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(implementation = AdmissionsView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-streams: the caller follows too many streams already; see Retry-After")
    @ApiResponse(responseCode = "503", description = "busy: too many people are watching; see Retry-After")
    HttpResponse<?> follow(EventId eventId, Authentication caller) {
        return ofKnown(eventId, () -> switch (live.places().roomFor(caller.getName())) {
            case CALLER_HAS_ENOUGH -> live.places().tooManyStreams();
            case NONE ->
                Problem.of(CommonProblemType.BUSY, "Too many people are watching. Try again in a moment.")
                        .toResponse()
                        .header(HttpHeaders.RETRY_AFTER, "10");
            case FREE -> stream(eventId, caller);
        });
    }

    private HttpResponse<?> stream(EventId eventId, Authentication caller) {
        Instant until = SignedIn.expiresAt(caller).orElse(Instant.MAX);
        return StreamPlaces.streaming(live.watch(eventId, caller.getName(), until));
    }

    /// Corrects the sums of entries and exits from the tickets' records. An instance that dies loses the
    /// counts of its last half second. The recount skips minutes whose counts may still be on their way: the
    /// last two minutes, and minutes with a ticket that changed within the last minute. Repeating is safe.
    @Post("/recount")
    @Operation(operationId = "recountAdmissions", summary = "Recount an event's entries and exits (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RecountView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> recount(EventId eventId) {
        return ofKnown(eventId, () -> HttpResponse.ok(RecountView.of(eventId, recount.of(eventId))));
    }

    private HttpResponse<?> ofKnown(EventId eventId, Supplier<HttpResponse<?>> answer) {
        return events.isKnown(eventId) ? answer.get() : CommonProblems.notFound("event");
    }
}
