package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;

/// The rules of an event's door over HTTP.
@Controller("/events/{eventId}/door")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Door")
class DoorController {
    private final DoorEvents events;

    DoorController(DoorEvents events) {
        this.events = events;
    }

    /// When the event admits, and by which rules.
    @Get
    @Operation(summary = "Show the rules of an event's door (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DoorView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the door has not heard of the event")
    HttpResponse<?> show(EventId eventId) {
        return answer(events.find(eventId));
    }

    /// Replaces the rules. Devices obey them within about a second.
    @Put
    @Operation(summary = "Set the rules of an event's door (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DoorView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: the door has not heard of the event")
    HttpResponse<?> rule(EventId eventId, @Valid @Body DoorRulesRequest request) {
        DoorRules rules;
        try {
            rules = request.toRules();
        } catch (IllegalArgumentException e) {
            return CommonProblems.invalid(String.valueOf(e.getMessage())).toResponse();
        }
        return answer(events.rule(eventId, rules));
    }

    private static HttpResponse<?> answer(Optional<DoorEvent> event) {
        return event.<HttpResponse<?>>map(found -> HttpResponse.ok(DoorView.of(found)))
                .orElseGet(() -> CommonProblems.notFound("event").toResponse());
    }
}
