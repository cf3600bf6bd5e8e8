package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.TaggedJson;
import dev.usher.validation.problem.ValidationProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/// Shows and sets the rules of an event's door over HTTP.
@Controller("/events/{eventId}/door")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Door")
class DoorController {
    /// Clients revalidate each time, and get a 304 if nothing changed.
    private static final String PRIVATE = "private, no-cache";

    private final DoorEvents events;
    private final ObjectMapper json;

    DoorController(DoorEvents events, ObjectMapper json) {
        this.events = events;
        this.json = json;
    }

    /// When the event admits, and under which rules. `ETag` identifies this state.
    @Get
    @Operation(operationId = "getDoor", summary = "Show the rules of an event's door (organizer)")
    @ApiResponse(
            responseCode = "200",
            description = "with `ETag`",
            content = @Content(schema = @Schema(implementation = DoorView.class)))
    @ApiResponse(responseCode = "304", description = "unchanged since the state named by `If-None-Match`")
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> show(HttpRequest<?> http, EventId eventId) {
        return events.now(eventId)
                .<HttpResponse<?>>map(event -> tagged(event).answer(http, PRIVATE))
                .orElseGet(DoorController::unknownEvent);
    }

    /// Replaces the rules. With `If-Match`, only if the current state has that tag. Devices follow the new
    /// rules within about a second.
    @Put
    @Operation(operationId = "putDoor", summary = "Set the rules of an event's door (organizer)")
    @ApiResponse(
            responseCode = "200",
            description = "with `ETag`",
            content = @Content(schema = @Schema(implementation = DoorView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    @ApiResponse(responseCode = "412", description = "door-changed: the current state does not match `If-Match`")
    HttpResponse<?> rule(
            HttpRequest<?> http,
            EventId eventId,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @Body DoorRulesRequest request) {
        DoorRules rules;
        try {
            rules = request.toRules();
        } catch (IllegalArgumentException e) {
            return CommonProblems.invalid(String.valueOf(e.getMessage())).toResponse();
        }
        if (ifMatch == null) {
            return answer(http, events.rule(eventId, rules, null));
        }
        DoorEvent known = events.now(eventId).orElse(null);
        if (known == null) {
            return unknownEvent();
        }
        return tagged(known).isNamedBy(ifMatch)
                ? answer(http, events.rule(eventId, rules, known.rules()))
                : changedMeanwhile();
    }

    private HttpResponse<?> answer(HttpRequest<?> http, RuleOutcome outcome) {
        return switch (outcome) {
            case RuleOutcome.Ruled(var event) -> tagged(event).answer(http, PRIVATE);
            case RuleOutcome.ChangedMeanwhile() -> changedMeanwhile();
            case RuleOutcome.UnknownEvent() -> unknownEvent();
        };
    }

    private TaggedJson tagged(DoorEvent event) {
        return TaggedJson.of(DoorView.of(event), json);
    }

    private static HttpResponse<?> unknownEvent() {
        return CommonProblems.notFound("event");
    }

    private static HttpResponse<?> changedMeanwhile() {
        return Problem.of(
                        ValidationProblemType.DOOR_CHANGED,
                        "Somebody else has changed this door in the meantime. Read it again, then decide.")
                .toResponse();
    }
}
