package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.EventStore.PutOutcome;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.TaggedJson;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events over HTTP: everybody may read them, organizers may change them.
@Controller("/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Events")
class EventController {
    /// Seats go fast; a caller who needs the newest number asks again after a second.
    private static final String PUBLIC = "public, max-age=1";

    private final EventStore store;
    private final EventCatalog catalog;
    private final ObjectMapper json;

    EventController(EventStore store, EventCatalog catalog, ObjectMapper json) {
        this.store = store;
        this.catalog = catalog;
        this.json = json;
    }

    /// All events by their start, the earliest first, including past ones.
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "listEvents", summary = "List events")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventList.class)))
    @ApiResponse(responseCode = "304", description = "unchanged since the version that If-None-Match names")
    HttpResponse<?> list(HttpRequest<?> request) {
        var events = new EventList(catalog.all().stream().map(EventView::of).toList());
        return TaggedJson.of(events, json).answer(request, PUBLIC);
    }

    /// One event.
    @Get("/{eventId}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "getEvent", summary = "Show an event")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "304", description = "unchanged since the version that If-None-Match names")
    HttpResponse<?> show(EventId eventId, HttpRequest<?> request) {
        return catalog.find(eventId)
                .<HttpResponse<?>>map(offer -> tagged(offer).answer(request, PUBLIC))
                .orElseGet(() -> CommonProblems.notFound("event"));
    }

    /// Sets up an event, or changes it. Tickets that were issued before show the new values when they are
    /// downloaded next. With `If-Match`, the event is only changed if nobody has changed it since that tag
    /// was read; seats that were sold in the meantime do not matter.
    @Put("/{eventId}")
    @Secured(SignedIn.ORGANIZER)
    @SecurityRequirement(name = "bearer")
    @Operation(operationId = "putEvent", summary = "Set up or change an event (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "409", description = "capacity-too-small: more seats are already taken")
    @ApiResponse(responseCode = "412", description = "event-changed: it is not the version that If-Match names")
    @ApiResponse(responseCode = "422", description = "too-many-changes")
    HttpResponse<?> put(
            EventId eventId,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @Body EventRequest request) {
        Event event;
        try {
            event = request.toEvent(eventId);
        } catch (IllegalArgumentException e) {
            return CommonProblems.invalid(String.valueOf(e.getMessage())).toResponse();
        }
        return switch (store.put(event, revision -> ifMatch == null || TaggedJson.names(ifMatch, revision))) {
            case PutOutcome.Created() -> now(eventId).answer(HttpStatus.CREATED);
            case PutOutcome.Replaced() -> now(eventId).answer(HttpStatus.OK);
            case PutOutcome.OtherRevision() -> changedMeanwhile().toResponse();
            case PutOutcome.CapacityTooSmall(String ticketType, int taken) ->
                capacityTooSmall(ticketType, taken).toResponse();
            case PutOutcome.TooMuchAtOnce() -> tooMuchAtOnce().toResponse();
        };
    }

    private TaggedJson now(EventId eventId) {
        return catalog.refreshed(eventId).map(this::tagged).orElseThrow();
    }

    private TaggedJson tagged(EventCatalog.Offer offer) {
        return TaggedJson.of(EventView.of(offer), json, offer.event().revision());
    }

    private static Problem changedMeanwhile() {
        return Problem.of(
                PaymentProblemType.EVENT_CHANGED,
                "Somebody else has changed this event in the meantime. Read it again, then decide.");
    }

    private static Problem tooMuchAtOnce() {
        return Problem.of(
                PaymentProblemType.TOO_MANY_CHANGES,
                "The seats of this many ticket types cannot change at once. Remove some ticket types first, then"
                        + " add the others with another request.");
    }

    private static Problem capacityTooSmall(String ticketType, int taken) {
        return Problem.of(
                        PaymentProblemType.CAPACITY_TOO_SMALL,
                        taken + " seats of " + ticketType
                                + " are taken already: its capacity cannot be less, and it cannot be removed.")
                .with("ticketType", ticketType)
                .with("seatsTaken", taken);
    }

    @Serdeable
    record EventList(List<EventView> events) {}
}
