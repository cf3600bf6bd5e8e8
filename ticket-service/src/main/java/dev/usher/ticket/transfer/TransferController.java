package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Attendee;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.CallerLimit;
import dev.usher.platform.web.Mailable;
import dev.usher.platform.web.Texts;
import dev.usher.ticket.limit.TicketLimits;
import dev.usher.ticket.problem.TicketProblemType;
import dev.usher.ticket.transfer.Transfers.TransferOutcome;
import dev.usher.ticket.view.Caller;
import dev.usher.ticket.view.TicketProblems;
import dev.usher.ticket.view.TicketView;
import dev.usher.ticket.view.TicketViews;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Transfers over HTTP.
@Controller("/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
class TransferController {
    private final Transfers transfers;
    private final TicketLimits limits;
    private final TicketViews views;

    TransferController(Transfers transfers, TicketLimits limits, TicketViews views) {
        this.transfers = transfers;
        this.limits = limits;
        this.views = views;
    }

    /// Offers the ticket to somebody, who gets a mail with a claim code. Repeating is harmless; an
    /// offer to another recipient replaces the previous one.
    @Post("/{ticketId}/transfer")
    @Operation(operationId = "offerTicket", summary = "Offer a ticket to somebody (its holder)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid, ticket-used")
    @ApiResponse(responseCode = "429", description = "too-many-requests, too-many-mails; see Retry-After")
    HttpResponse<?> offer(TicketId ticketId, @Valid @Body Recipient request, Authentication authentication) {
        Optional<Duration> wait = limits.countMail(Caller.of(authentication));
        if (wait.isPresent()) {
            return CallerLimit.tooManyRequests(wait.get());
        }
        Optional<Duration> addressWait = limits.countMailsTo(request.email);
        if (addressWait.isPresent()) {
            return CallerLimit.tooManyMails(addressWait.get());
        }
        TransferOutcome outcome = transfers.offer(ticketId, SignedIn.user(authentication), request.attendee());
        if (!(outcome instanceof TransferOutcome.Offered)) {
            limits.nothingMailedTo(request.email);
        }
        return answer(outcome);
    }

    /// Withdraws the offer of a ticket; its claim code stops working. Repeating is harmless.
    @Delete("/{ticketId}/transfer")
    @Operation(operationId = "withdrawTicketOffer", summary = "Withdraw the offer of a ticket (its holder)")
    @ApiResponse(responseCode = "204", description = "the ticket is not offered (any more)")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours (any more)")
    HttpResponse<?> withdraw(TicketId ticketId, Authentication authentication) {
        return transfers.withdraw(ticketId, SignedIn.user(authentication))
                ? HttpResponse.noContent()
                : TicketProblems.notFound();
    }

    /// Claims an offered ticket. Repeating is harmless.
    @Post("/claim")
    @Operation(operationId = "claimTicket", summary = "Claim an offered ticket (anyone who has its claim code)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request")
    @ApiResponse(responseCode = "409", description = "ticket-used")
    @ApiResponse(responseCode = "422", description = "claim-code-not-usable")
    @ApiResponse(responseCode = "429", description = "too-many-requests; see Retry-After")
    HttpResponse<?> claim(@Valid @Body Claim request, Authentication authentication) {
        var user = SignedIn.user(authentication);
        Optional<Duration> wait = limits.countClaim(user);
        if (wait.isPresent()) {
            return CallerLimit.tooManyRequests(wait.get());
        }
        TransferOutcome outcome = transfers.claim(user, request.claimCode.strip(), request.email.strip());
        if (outcome instanceof TransferOutcome.Claimed) {
            limits.giveBackClaim(user);
        }
        return answer(outcome);
    }

    private HttpResponse<?> answer(TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Offered(var offer) -> HttpResponse.ok(OfferView.of(offer));
            case TransferOutcome.Claimed(var ticket) -> HttpResponse.ok(views.ofHolder(ticket));
            case TransferOutcome.Unknown() -> TicketProblems.notFound();
            case TransferOutcome.NotValid(var status) -> TicketProblems.notValid(status);
            case TransferOutcome.Used() -> TicketProblems.used();
            case TransferOutcome.NotUsable() ->
                Problem.of(
                                TicketProblemType.CLAIM_CODE_NOT_USABLE,
                                "The claim code is unknown, used, withdrawn or expired, or its ticket is no longer"
                                        + " valid. Ask the person who offered the ticket.")
                        .toResponse();
        };
    }

    /// The person to whom the ticket is offered.
    @Serdeable
    record Recipient(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            @Pattern(regexp = Texts.VISIBLE, message = Texts.NOT_VISIBLE)
            @Pattern(regexp = Texts.NO_LINK, message = Texts.NOT_NO_LINK)
            String name,

            @NotBlank @Size(max = 254) @Mailable String email) {
        Attendee attendee() {
            return new Attendee(name.strip(), email.strip());
        }
    }

    /// The claim code from the mail, and the person who claims the ticket.
    ///
    /// @param email where the ticket, and later mails about it, are sent
    @Serdeable
    record Claim(
            @NotBlank @Size(max = 100) String claimCode,

            @NotBlank @Size(max = 254) @Mailable String email) {}

    /// An open offer. The claim code is in the mail only.
    ///
    /// @param until the instant at which the offer ends, UTC
    @Serdeable
    record OfferView(String ticketId, String name, String email, Instant until) {
        static OfferView of(Offer offer) {
            return new OfferView(
                    offer.ticketId().toString(),
                    offer.recipient().name(),
                    offer.recipient().email(),
                    offer.until());
        }
    }
}
