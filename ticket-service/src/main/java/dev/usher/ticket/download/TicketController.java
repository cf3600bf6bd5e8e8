package dev.usher.ticket.download;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.signin.SignedIn;
import dev.usher.ticket.document.QrPng;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.download.TicketDownloads.DownloadOutcome;
import dev.usher.ticket.view.TicketProblems;
import dev.usher.ticket.view.TicketView;
import dev.usher.ticket.view.TicketViews;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
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
import java.time.Instant;

/// The buyer's tickets over HTTP.
@Controller("/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
final class TicketController {
    private final TicketDownloads downloads;
    private final TicketViews views;

    TicketController(TicketDownloads downloads, TicketViews views) {
        this.downloads = downloads;
        this.views = views;
    }

    /// One ticket.
    @Get("/{ticketId}")
    @Operation(operationId = "getTicket", summary = "Show a ticket")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    HttpResponse<?> show(TicketId ticketId, Authentication caller) {
        return downloads
                .ticket(ticketId, SignedIn.user(caller))
                .<HttpResponse<?>>map(ticket -> HttpResponse.ok(views.ofHolder(ticket)))
                .orElseGet(TicketProblems::notFound);
    }

    /// A URL from which the ticket's PDF can be downloaded without a token for the next 15 minutes.
    @Get("/{ticketId}/download")
    @Operation(operationId = "downloadTicket", summary = "Get a URL of the ticket's PDF")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DownloadView.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field: no such layout")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid")
    HttpResponse<?> download(
            TicketId ticketId,
            @Parameter(schema = @Schema(allowableValues = {"a4", "wallet"})) @QueryValue(defaultValue = "a4")
                    String layout,
            Authentication caller) {
        return Layouts.named(layout)
                .<HttpResponse<?>>map(known -> answer(downloads.download(ticketId, SignedIn.user(caller), known)))
                .orElseGet(TicketProblems::unknownLayout);
    }

    /// A URL of one PDF with all of the caller's valid tickets of a registration.
    @Get("/download")
    @Operation(operationId = "downloadRegistration", summary = "Get a URL of one PDF with my tickets of a registration")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DownloadView.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field: no such layout")
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or no ticket of it is yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid: of all of them")
    HttpResponse<?> downloadOrder(
            @QueryValue RegistrationId registrationId,
            @Parameter(schema = @Schema(allowableValues = {"a4", "wallet"})) @QueryValue(defaultValue = "a4")
                    String layout,
            Authentication caller) {
        return Layouts.named(layout)
                .<HttpResponse<?>>map(
                        known -> answer(downloads.downloadOrder(registrationId, SignedIn.user(caller), known)))
                .orElseGet(TicketProblems::unknownLayout);
    }

    /// The QR code as a PNG, for showing the ticket on a screen.
    @Get("/{ticketId}/qr.png")
    @Produces(MediaType.ALL)
    @Operation(operationId = "getTicketQrCode", summary = "Get the ticket's QR code as a picture")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG))
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid")
    HttpResponse<?> qrCode(TicketId ticketId, Authentication caller) {
        return downloads
                .ticket(ticketId, SignedIn.user(caller))
                .<HttpResponse<?>>map(ticket -> ticket.isValid()
                        ? HttpResponse.ok(QrPng.of(ticket.edition().qrCode())).contentType(MediaType.IMAGE_PNG_TYPE)
                        : TicketProblems.notValid(ticket.status()))
                .orElseGet(TicketProblems::notFound);
    }

    private static HttpResponse<?> answer(DownloadOutcome outcome) {
        return switch (outcome) {
            case DownloadOutcome.Link(var url, var expiresAt) ->
                HttpResponse.ok(new DownloadView(url.toString(), expiresAt));
            case DownloadOutcome.Unknown() -> TicketProblems.notFound();
            case DownloadOutcome.NotValid(var status) -> TicketProblems.notValid(status);
        };
    }

    /// A download URL.
    ///
    /// @param expiresAt until when the URL works, UTC
    @Serdeable
    record DownloadView(String downloadUrl, Instant expiresAt) {}
}
