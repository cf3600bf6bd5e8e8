package dev.usher.ticket.resend;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.web.CallerLimit;
import dev.usher.platform.web.IdempotencyKey;
import dev.usher.ticket.limit.TicketLimits;
import dev.usher.ticket.resend.Resends.ResendOutcome;
import dev.usher.ticket.view.Caller;
import dev.usher.ticket.view.TicketProblems;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Mails tickets again.
@Controller("/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
class ResendController {
    private final Resends resends;
    private final TicketLimits limits;

    ResendController(Resends resends, TicketLimits limits) {
        this.resends = resends;
        this.limits = limits;
    }

    /// Mails a ticket again.
    @Post("/{ticketId}/resend")
    @Operation(operationId = "resendTicket", summary = "Mail a ticket again (its holder, or an organizer)")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Resent.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid")
    @ApiResponse(responseCode = "429", description = "too-many-requests; see Retry-After")
    HttpResponse<?> one(
            TicketId ticketId,
            @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            Authentication authentication) {
        return answer(
                authentication, idempotencyKey, (caller, requestId) -> resends.resend(ticketId, caller, requestId));
    }

    /// Mails all valid tickets of a registration again: the caller's own, or all for an organizer.
    @Post("/resend")
    @Operation(
            operationId = "resendTickets",
            summary = "Mail the tickets of a registration again (their holder, or an organizer)")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Resent.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: no tickets, or none is yours")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid: of all of them")
    @ApiResponse(responseCode = "429", description = "too-many-requests; see Retry-After")
    HttpResponse<?> all(
            @Valid @Body Which request,
            @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            Authentication authentication) {
        return answer(
                authentication,
                idempotencyKey,
                (caller, requestId) -> resends.resend(request.registrationId, caller, requestId));
    }

    private HttpResponse<?> answer(
            Authentication authentication, @Nullable String key, BiFunction<Caller, UUID, ResendOutcome> resend) {
        var caller = Caller.of(authentication);
        if (!IdempotencyKey.isFine(key)) {
            return IdempotencyKey.unusable();
        }
        Optional<Duration> wait = limits.countMail(caller);
        if (wait.isPresent()) {
            return CallerLimit.tooManyRequests(wait.get());
        }
        return switch (resend.apply(caller, caller.requestId(key))) {
            case ResendOutcome.Requested(int mails) -> HttpResponse.accepted().body(new Resent(mails));
            case ResendOutcome.Unknown() -> TicketProblems.notFound();
            case ResendOutcome.NotValid(var status) -> TicketProblems.notValid(status);
        };
    }

    /// Which tickets to mail.
    @Serdeable
    record Which(@NotNull RegistrationId registrationId) {}

    /// What was asked for.
    ///
    /// @param mails how many will be sent, one for each address
    @Serdeable
    record Resent(int mails) {}
}
