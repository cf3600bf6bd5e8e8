package dev.usher.ticket.lifecycle;

import dev.usher.contracts.id.TicketId;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.CallerLimit;
import dev.usher.platform.web.IdempotencyKey;
import dev.usher.platform.web.StrictBody;
import dev.usher.platform.web.Texts;
import dev.usher.ticket.limit.TicketLimits;
import dev.usher.ticket.view.Caller;
import dev.usher.ticket.view.TicketProblems;
import dev.usher.ticket.view.TicketView;
import dev.usher.ticket.view.TicketViews;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes of a ticket over HTTP.
@Controller("/tickets/{ticketId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
class LifecycleController {
    private final TicketLifecycle lifecycle;
    private final TicketLimits limits;
    private final TicketViews views;

    LifecycleController(TicketLifecycle lifecycle, TicketLimits limits, TicketViews views) {
        this.lifecycle = lifecycle;
        this.limits = limits;
        this.views = views;
    }

    /// Prints the ticket for another attendee, and mails it. Repeating is harmless.
    @Post("/rename")
    @Operation(operationId = "renameTicket", summary = "Rename the attendee (the holder, or an organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid")
    @ApiResponse(responseCode = "429", description = "too-many-requests; see Retry-After")
    HttpResponse<?> rename(TicketId ticketId, @Valid @Body NewName request, Authentication authentication) {
        var caller = Caller.of(authentication);
        Optional<Duration> wait = limits.countMail(caller);
        return wait.isPresent()
                ? CallerLimit.tooManyRequests(wait.get())
                : answer(lifecycle.rename(ticketId, caller, request.name.strip()), caller);
    }

    /// Gives the ticket a new code, and mails it. The old code is refused from then on. Repeating with the same
    /// `Idempotency-Key` is harmless.
    @Post("/reissue")
    @Secured(SignedIn.ORGANIZER)
    @Operation(operationId = "reissueTicket", summary = "Reissue a ticket (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid")
    HttpResponse<?> reissue(
            TicketId ticketId,
            @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            Authentication authentication) {
        if (!IdempotencyKey.isFine(idempotencyKey)) {
            return IdempotencyKey.unusable();
        }
        var caller = Caller.of(authentication);
        return answer(lifecycle.reissue(ticketId, caller, caller.requestId(idempotencyKey)), caller);
    }

    /// Revokes the ticket. Repeating with the same `Idempotency-Key` is harmless, even after the ticket
    /// was restored. The body is read strictly.
    @Post("/revoke")
    @Secured(SignedIn.ORGANIZER)
    @Operation(operationId = "revokeTicket", summary = "Revoke a ticket (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field, idempotency-key-required")
    @ApiResponse(responseCode = "404", description = "not-found")
    HttpResponse<?> revoke(
            TicketId ticketId,
            @RequestBody(content = @Content(schema = @Schema(implementation = Revocation.class))) @Body @Nullable
                    String request,
            @Parameter(required = true) @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            Authentication authentication) {
        Revocation revocation = Revocation.of(request);
        var caller = Caller.of(authentication);
        UUID key = caller.requestId(IdempotencyKey.required(idempotencyKey));
        return answer(lifecycle.revoke(ticketId, caller, revocation.reason, key), caller);
    }

    /// Undoes a revocation. Repeating is harmless.
    @Post("/restore")
    @Secured(SignedIn.ORGANIZER)
    @Operation(operationId = "restoreTicket", summary = "Restore a revoked ticket (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid: refunded or disputed, and was not revoked")
    HttpResponse<?> restore(TicketId ticketId, Authentication authentication) {
        var caller = Caller.of(authentication);
        return answer(lifecycle.restore(ticketId, caller), caller);
    }

    private HttpResponse<?> answer(ChangeOutcome outcome, Caller caller) {
        return switch (outcome) {
            case ChangeOutcome.Done(var ticket) -> HttpResponse.ok(views.of(ticket, caller));
            case ChangeOutcome.Unknown() -> TicketProblems.notFound();
            case ChangeOutcome.NotValid(var status) -> TicketProblems.notValid(status);
        };
    }

    /// Who the ticket is for.
    @Serdeable
    record NewName(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            @Pattern(regexp = Texts.VISIBLE, message = Texts.NOT_VISIBLE)
            @Pattern(regexp = Texts.NO_LINK, message = Texts.NOT_NO_LINK)
            String name) {}

    /// Why a ticket is revoked.
    ///
    /// @param reason shown to organizers only
    @Serdeable
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Revocation(@Nullable @Size(max = LONGEST_REASON) String reason) {
        private static final int LONGEST_REASON = 200;
        private static final java.util.regex.Pattern ONE_LINE = java.util.regex.Pattern.compile(Texts.ONE_LINE);
        private static final java.util.regex.Pattern VISIBLE = java.util.regex.Pattern.compile(Texts.VISIBLE);

        /// @throws StrictBody.Unacceptable if the body says anything else
        static Revocation of(@Nullable String body) {
            @Nullable String reason = StrictBody.ofOptional(body, "reason").text("reason", LONGEST_REASON);
            if (reason != null && !ONE_LINE.matcher(reason).matches()) {
                throw StrictBody.invalid("reason " + Texts.NOT_ONE_LINE);
            }
            if (reason != null && !VISIBLE.matcher(reason).matches()) {
                throw StrictBody.invalid("reason " + Texts.NOT_VISIBLE);
            }
            return new Revocation(reason);
        }
    }
}
