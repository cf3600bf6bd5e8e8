package dev.usher.ticket.listing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.web.Cursor;
import dev.usher.ticket.listing.EventTickets.Place;
import dev.usher.ticket.listing.TicketLists.Held;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.view.Caller;
import dev.usher.ticket.view.TicketProblems;
import dev.usher.ticket.view.TicketView;
import dev.usher.ticket.view.TicketViews;
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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists of tickets over HTTP.
@Controller("/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
class TicketListController {
    private static final int MOST_PER_PAGE = 100;
    private static final String BEGINNING = "-";

    private final TicketStore store;
    private final TicketLists lists;
    private final EventTickets eventTickets;
    private final TicketViews views;

    TicketListController(TicketStore store, TicketLists lists, EventTickets eventTickets, TicketViews views) {
        this.store = store;
        this.lists = lists;
        this.eventTickets = eventTickets;
        this.views = views;
    }

    /// Lists tickets: those of a registration in full (empty until they are issued; organizers see all of
    /// them, others their own), those of an event for organizers, or by default all that the caller holds.
    @Get
    @Operation(operationId = "listTickets", summary = "List tickets: mine, a registration's, or an event's (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketList.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "403", description = "not-allowed: an event's tickets are for organizers")
    HttpResponse<?> list(
            @Nullable @QueryValue RegistrationId registrationId,
            @Nullable @QueryValue EventId eventId,
            @Parameter(schema = @Schema(allowableValues = {"valid", "revoked", "refunded", "disputed"}))
                    @Nullable
                    @QueryValue
                    String status,
            @Nullable @QueryValue String search,
            @Parameter(schema = @Schema(minimum = "1", maximum = "100")) @QueryValue(defaultValue = "50") int limit,
            @Nullable @QueryValue String after,
            Authentication authentication) {
        var caller = Caller.of(authentication);
        if (limit < 1 || limit > MOST_PER_PAGE) {
            return CommonProblems.invalid("limit must be 1 to " + MOST_PER_PAGE).toResponse();
        }
        var filter = new TicketFilter(status, search);
        if (!filter.isKnownStatus()) {
            return CommonProblems.invalid("status must be valid, revoked, refunded or disputed")
                    .toResponse();
        }
        if (eventId != null && registrationId == null && !caller.isOrganizer()) {
            return TicketProblems.forOrganizers();
        }
        try {
            return HttpResponse.ok(answer(registrationId, eventId, filter, limit, after, caller));
        } catch (Cursor.MalformedCursor e) {
            return CommonProblems.invalid("after must be the value of next from another page")
                    .toResponse();
        }
    }

    /// The tickets of an event, for organizers, page by page. The search text is in the body, which no log
    /// keeps.
    @Post("/search")
    @Operation(operationId = "searchTickets", summary = "Find an event's tickets (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketList.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "403", description = "not-allowed: an event's tickets are for organizers")
    HttpResponse<?> search(@Valid @Body SearchRequest request, Authentication authentication) {
        @Nullable List<TicketId> ticketIds = request.ticketIds;
        if (ticketIds != null) {
            var caller = Caller.of(authentication);
            return caller.isOrganizer()
                    ? HttpResponse.ok(of(request.eventId, ticketIds))
                    : TicketProblems.forOrganizers();
        }
        return list(
                null,
                request.eventId,
                request.status,
                request.search,
                Objects.requireNonNullElse(request.limit, 50),
                request.after,
                authentication);
    }

    private TicketList answer(
            @Nullable RegistrationId registrationId,
            @Nullable EventId eventId,
            TicketFilter filter,
            int limit,
            @Nullable String after,
            Caller caller) {
        if (registrationId != null) {
            List<Ticket> seen = store.ofRegistration(registrationId).stream()
                    .filter(caller::sees)
                    .filter(filter)
                    .toList();
            return new TicketList(views.of(seen, caller), null);
        }
        if (eventId != null) {
            Place from = after == null ? Place.BEGINNING : Cursor.read(after, TicketListController::place);
            var page = eventTickets.page(eventId, filter, limit, from);
            @Nullable Place next = page.next();
            return new TicketList(views.ofOrganizer(page.tickets()), next == null ? null : cursor(next));
        }
        return mine(caller, limit, after == null ? null : Cursor.read(after, TicketListController::held));
    }

    private TicketList of(EventId eventId, List<TicketId> ticketIds) {
        List<Ticket> found = store.find(ticketIds.stream().distinct().toList()).stream()
                .filter(ticket -> ticket.event().eventId().equals(eventId))
                .toList();
        return new TicketList(views.ofOrganizer(found), null);
    }

    private TicketList mine(Caller caller, int limit, @Nullable Held after) {
        List<Ticket> found = lists.ofUser(caller.user(), limit + 1, after);
        List<Ticket> page = found.subList(0, Math.min(limit, found.size()));
        @Nullable String next = found.size() > limit ? cursor(Held.of(page.getLast())) : null;
        return new TicketList(page.stream().map(views::ofHolder).toList(), next);
    }

    private static String cursor(Held held) {
        return Cursor.of(held.generatedAt(), held.ticketId().uuid());
    }

    private static Held held(String generatedAt, String ticketId) {
        return new Held(Instant.parse(generatedAt), TicketId.parse(ticketId));
    }

    private static String cursor(Place place) {
        @Nullable TicketId after = place.after();
        return Cursor.of(place.shard(), after == null ? BEGINNING : after.uuid());
    }

    private static Place place(String shard, String after) {
        return new Place(Integer.parseInt(shard), after.equals(BEGINNING) ? null : TicketId.parse(after));
    }

    /// Which tickets of an event.
    ///
    /// @param status `valid`, `revoked`, `refunded` or `disputed`
    /// @param search a part of the attendee's name or address, or the beginning of the order number
    /// @param limit 1 to 100; 50 by default
    /// @param after the `next` of the page before
    /// @param ticketIds at most 100: only these of the event's tickets; the other fields do not count then
    @Serdeable
    record SearchRequest(
            @NotNull EventId eventId,

            @Nullable @Size(max = 100) List<@NotNull TicketId> ticketIds,

            @Nullable String status,
            @Nullable String search,

            @Schema(minimum = "1", maximum = "100") @Nullable
            Integer limit,

            @Nullable String after) {}

    /// A page.
    ///
    /// @param next what to send as `after` for the next page; absent if this is the last
    @Serdeable
    record TicketList(List<TicketView> tickets, @Nullable String next) {}
}
