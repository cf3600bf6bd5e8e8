package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.payment.event.EventStore.PutOutcome;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;

/// Events over HTTP: everybody reads, organizers write.
@Controller("/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Events")
class EventController {
    private final EventStore store;

    EventController(EventStore store) {
        this.store = store;
    }

    /// All events, the next to start first.
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(summary = "List events")
    EventList list() {
        List<Event> events = store.all();
        Map<EventId, Map<String, Integer>> seatsLeft = store.seatsLeft(events);
        return new EventList(events.stream()
                .map(event -> EventView.of(event, seatsLeft.getOrDefault(event.eventId(), Map.of())))
                .toList());
    }

    /// One event.
    @Get("/{eventId}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(summary = "Show an event")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "404", description = "not-found")
    HttpResponse<?> show(EventId eventId) {
        return store.find(eventId)
                .<HttpResponse<?>>map(event -> HttpResponse.ok(view(event)))
                .orElseGet(() -> CommonProblems.notFound("event").toResponse());
    }

    /// Sets an event up, or changes it. Tickets that were issued before keep what is printed on them.
    @Put("/{eventId}")
    @Secured(SignedIn.ORGANIZER)
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "Set up or change an event (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "409", description = "capacity-too-small: more seats are taken already")
    HttpResponse<?> put(EventId eventId, @Valid @Body EventRequest request) {
        Event event;
        try {
            event = request.toEvent(eventId);
        } catch (IllegalArgumentException e) {
            return CommonProblems.invalid(String.valueOf(e.getMessage())).toResponse();
        }
        return switch (store.put(event)) {
            case PutOutcome.Created() -> HttpResponse.created(view(event));
            case PutOutcome.Replaced() -> HttpResponse.ok(view(event));
            case PutOutcome.CapacityTooSmall(String ticketType, int taken) ->
                capacityTooSmall(ticketType, taken).toResponse();
        };
    }

    private EventView view(Event event) {
        return EventView.of(event, store.seatsLeft(List.of(event)).getOrDefault(event.eventId(), Map.of()));
    }

    private static Problem capacityTooSmall(String ticketType, int taken) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "capacity-too-small",
                        "Capacity too small",
                        taken + " seats of " + ticketType
                                + " are taken already: its capacity cannot be less, and it cannot be removed.")
                .with("ticketType", ticketType)
                .with("seatsTaken", taken);
    }

    @Serdeable
    record EventList(List<EventView> events) {}
}
