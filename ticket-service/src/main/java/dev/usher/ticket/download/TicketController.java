package dev.usher.ticket.download;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.ticket.document.QrPng;
import dev.usher.ticket.issuing.Ticket;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The buyer's tickets over HTTP.
@Controller("/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
final class TicketController {
    private final TicketDesk desk;

    TicketController(TicketDesk desk) {
        this.desk = desk;
    }

    /// The caller's tickets of a registration. Empty while they are being made.
    @Get
    @Operation(summary = "List the tickets of a registration")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketList.class)))
    TicketList list(@QueryValue RegistrationId registrationId, Authentication caller) {
        return new TicketList(desk.ticketsOf(registrationId, SignedIn.user(caller)).stream()
                .map(TicketView::of)
                .toList());
    }

    /// One ticket.
    @Get("/{ticketId}")
    @Operation(summary = "Show a ticket")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    HttpResponse<?> show(TicketId ticketId, Authentication caller) {
        return answer(desk.ticket(ticketId, SignedIn.user(caller)), TicketView::of);
    }

    /// Where the ticket's PDF can be downloaded for the next 15 minutes, without a token.
    @Get("/{ticketId}/download")
    @Operation(summary = "Get a URL of the ticket's PDF")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DownloadView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    HttpResponse<?> download(TicketId ticketId, Authentication caller) {
        return answer(
                desk.download(ticketId, SignedIn.user(caller)),
                download -> new DownloadView(download.url().toString(), download.expiresAt()));
    }

    /// The QR code as a PNG, for showing the ticket on a screen.
    @Get("/{ticketId}/qr.png")
    @Operation(summary = "Get the ticket's QR code as a picture")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG))
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    HttpResponse<?> qrCode(TicketId ticketId, Authentication caller) {
        return desk.ticket(ticketId, SignedIn.user(caller))
                .<HttpResponse<?>>map(
                        ticket -> HttpResponse.ok(QrPng.of(ticket.qrCode())).contentType(MediaType.IMAGE_PNG_TYPE))
                .orElseGet(TicketController::notFound);
    }

    private static <T> HttpResponse<?> answer(Optional<T> found, Function<T, ?> view) {
        return found.<HttpResponse<?>>map(value -> HttpResponse.ok(view.apply(value)))
                .orElseGet(TicketController::notFound);
    }

    private static HttpResponse<Problem> notFound() {
        return CommonProblems.notFound("ticket").toResponse();
    }

    @Serdeable
    record TicketList(List<TicketView> tickets) {}

    /// A download URL.
    ///
    /// @param expiresAt until when the URL works, UTC
    @Serdeable
    record DownloadView(String downloadUrl, Instant expiresAt) {}

    /// A ticket as its owner sees it.
    ///
    /// @param type the id of its ticket type within the event
    /// @param number which of the order's tickets, counted from 1
    @Serdeable
    record TicketView(
            String ticketId,
            String registrationId,
            String eventId,
            String userId,
            String status,
            String qrCode,
            Instant generatedAt,
            EventView event,
            String attendeeName,
            String type,
            String typeName,
            int number,
            int of) {
        static TicketView of(Ticket ticket) {
            var event = ticket.event();
            return new TicketView(
                    ticket.ticketId().toString(),
                    ticket.registrationId().toString(),
                    event.eventId().toString(),
                    ticket.userId().toString(),
                    ticket.status().wireName(),
                    ticket.qrCode(),
                    ticket.generatedAt(),
                    new EventView(event.name(), event.startsAt(), event.zone().getId(), event.venueName()),
                    ticket.attendeeName(),
                    ticket.type(),
                    ticket.typeName(),
                    ticket.number(),
                    ticket.of());
        }
    }

    /// What a list of tickets shows of the event.
    ///
    /// @param timeZone IANA name
    @Serdeable
    record EventView(String name, Instant startsAt, String timeZone, String venueName) {}
}
