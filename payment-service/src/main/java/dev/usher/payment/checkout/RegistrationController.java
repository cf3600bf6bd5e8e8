package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.payment.Payment;
import dev.usher.payment.payment.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationDesk;
import dev.usher.payment.registration.RegistrationDesk.RegisterOutcome;
import dev.usher.payment.registration.Wish;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registrations over HTTP, each shown with the state of its payment.
@Controller("/registrations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Registrations")
class RegistrationController {
    private final RegistrationDesk desk;
    private final PaymentStore payments;

    RegistrationController(RegistrationDesk desk, PaymentStore payments) {
        this.desk = desk;
        this.payments = payments;
    }

    /// Holds seats, or confirms them if the event is free.
    @Post
    @Operation(summary = "Register for an event")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: no such event; unknown-ticket-type")
    @ApiResponse(responseCode = "409", description = "sold-out, event-over")
    @ApiResponse(responseCode = "503", description = "busy; see Retry-After")
    HttpResponse<?> register(@Valid @Body RegistrationRequest request, Authentication caller) {
        Wish wish;
        try {
            wish = request.wish();
        } catch (IllegalArgumentException e) {
            return CommonProblems.invalid(String.valueOf(e.getMessage())).toResponse();
        }
        return answer(desk.register(
                SignedIn.user(caller), request.eventId(), request.attendee().toAttendee(), wish));
    }

    private static HttpResponse<?> answer(RegisterOutcome outcome) {
        return switch (outcome) {
            case RegisterOutcome.Registered(var registration) ->
                HttpResponse.created(RegistrationView.of(registration, null));
            case RegisterOutcome.UnknownEvent() ->
                CommonProblems.notFound("event").toResponse();
            case RegisterOutcome.UnknownTicketType(String ticketType) ->
                RegistrationProblems.unknownTicketType(ticketType).toResponse();
            case RegisterOutcome.TypeNotNamed() ->
                CommonProblems.invalid("items must name the ticket types: the event has several")
                        .toResponse();
            case RegisterOutcome.TooMany(int most) ->
                CommonProblems.invalid("quantity must be at most " + most).toResponse();
            case RegisterOutcome.TooExpensive(long most) ->
                CommonProblems.invalid("the order must cost at most " + most + " (minor units)")
                        .toResponse();
            case RegisterOutcome.EventOver() -> RegistrationProblems.eventOver().toResponse();
            case RegisterOutcome.SoldOut(String ticketType, int seatsLeft) ->
                RegistrationProblems.soldOut(ticketType, seatsLeft).toResponse();
            case RegisterOutcome.Busy() -> RegistrationProblems.busy();
        };
    }

    /// The caller's registrations, the newest first.
    @Get
    @Operation(summary = "List my registrations")
    RegistrationList list(Authentication caller) {
        return new RegistrationList(
                desk.ofUser(SignedIn.user(caller)).stream().map(this::view).toList());
    }

    /// A registration with its payment and, once they are made, its tickets.
    @Get("/{registrationId}")
    @Operation(summary = "Show a registration (its owner, or an organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or not yours")
    HttpResponse<?> show(RegistrationId registrationId, Authentication caller) {
        return visible(registrationId, caller)
                .<HttpResponse<?>>map(registration -> HttpResponse.ok(view(registration)))
                .orElseGet(() -> CommonProblems.notFound("registration").toResponse());
    }

    private Optional<Registration> visible(RegistrationId registrationId, Authentication caller) {
        return SignedIn.isOrganizer(caller)
                ? desk.find(registrationId)
                : desk.find(registrationId, SignedIn.user(caller));
    }

    private RegistrationView view(Registration registration) {
        @Nullable Payment payment = payments.find(registration.registrationId()).orElse(null);
        return RegistrationView.of(registration, payment);
    }

    @Serdeable
    record RegistrationList(List<RegistrationView> registrations) {}
}
