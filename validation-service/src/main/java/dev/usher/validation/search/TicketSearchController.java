package dev.usher.validation.search;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.Scope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searches tickets over HTTP.
@Controller("/events/{eventId}/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({DeviceAuthentication.DEVICE, SignedIn.ORGANIZER})
@SecurityRequirement(name = "device")
@SecurityRequirement(name = "bearer")
@Tag(name = "Door")
class TicketSearchController {
    private final TicketSearch search;

    TicketSearchController(TicketSearch search) {
        this.search = search;
    }

    /// Finds at most 20 tickets by the beginnings of words of their attendee's name, or by order number. For
    /// organizers, and for supervisors' devices of the event. Such a device may then send `plainCode` to
    /// `POST /tickets/validate` to let somebody in by hand. The search text is in the body, which is not
    /// logged.
    @Post("/search")
    @Operation(
            operationId = "searchTickets",
            summary = "Find tickets by name or order (supervisor's device, organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FoundTickets.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field: q must be 2 to 60 characters")
    @ApiResponse(responseCode = "403", description = "not-allowed: not a supervisor's device of this event")
    HttpResponse<?> search(EventId eventId, @Valid @Body SearchRequest request, Authentication caller) {
        return find(eventId, request.q, caller);
    }

    /// The same with the search text in the address, which is logged.
    @Get
    @Operation(
            operationId = "findTickets",
            summary = "Find tickets by name or order (use searchTickets instead)",
            deprecated = true)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FoundTickets.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field: q must be 2 to 60 characters")
    @ApiResponse(responseCode = "403", description = "not-allowed: not a supervisor's device of this event")
    HttpResponse<?> find(
            EventId eventId, @QueryValue @NotBlank @Size(min = 2, max = 60) String q, Authentication caller) {
        return maySearch(caller, eventId)
                ? answer(eventId, q)
                : notASupervisor().toResponse();
    }

    private static boolean maySearch(Authentication caller, EventId eventId) {
        return SignedIn.isOrganizer(caller)
                || DeviceAuthentication.deviceOf(caller)
                        .filter(device ->
                                device.may(Scope.SUPERVISOR) && device.eventId().equals(eventId))
                        .isPresent();
    }

    private HttpResponse<?> answer(EventId eventId, String query) {
        return HttpResponse.ok(new FoundTickets(search.find(eventId, query).stream()
                        .map(FoundTicket::of)
                        .toList()))
                .header("Cache-Control", "no-store");
    }

    private static Problem notASupervisor() {
        return Problem.of(
                CommonProblemType.NOT_ALLOWED, "Only a supervisor's device of this event can search tickets.");
    }

    /// A search.
    @Serdeable
    record SearchRequest(@NotBlank @Size(min = 2, max = 60) String q) {}

    @Serdeable
    record FoundTickets(List<FoundTicket> tickets) {}

    /// A ticket.
    ///
    /// @param orderNumber as printed on the ticket
    /// @param status `valid`, `used`, `revoked`, `refunded` or `disputed`
    /// @param inside whether its holder is inside
    /// @param firstEntryAt the time of the first entry; absent if there was none
    /// @param plainCode a text that a supervisor's device can send instead of the scanned code
    @Serdeable
    record FoundTicket(
            String ticketId,
            String attendeeName,
            String orderNumber,
            int ticketNumber,
            String ticketType,
            String status,
            boolean inside,
            int entries,
            @Nullable Instant firstEntryAt,
            @Nullable String gate,
            String plainCode) {
        static FoundTicket of(Ticket ticket) {
            Ticket.Facts facts = ticket.knownFacts();
            Passage first = ticket.presence().firstEntry().orElse(null);
            return new FoundTicket(
                    ticket.ticketId().toString(),
                    facts.attendeeName(),
                    facts.registrationId().orderNumber(),
                    facts.number(),
                    facts.typeName(),
                    ticket.shownStatus(),
                    ticket.presence().isInside(),
                    ticket.presence().entries(),
                    first == null ? null : first.at(),
                    first == null ? null : first.gate(),
                    new PlainTicketCode(ticket.ticketId(), ticket.eventId(), ticket.userId()).toString());
        }
    }
}
