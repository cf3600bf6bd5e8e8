package dev.usher.validation.timeline;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.timeline.Timeline;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What happened to an order, over HTTP.
@Controller("/events/{eventId}/orders/{registrationId}/timeline/door")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class DoorTimelineController {
    private final DoorTimeline timeline;

    DoorTimelineController(DoorTimeline timeline) {
        this.timeline = timeline;
    }

    /// Shows who went in or out with an order's tickets, where and when. Without personal data. Without steps if
    /// nobody did, or the event has no such order.
    @Get
    @Operation(
            operationId = "getDoorTimeline",
            summary = "Show what happened at the door with an order's tickets (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Timeline.class)))
    Timeline show(EventId eventId, RegistrationId registrationId) {
        return timeline.of(eventId, registrationId);
    }
}
