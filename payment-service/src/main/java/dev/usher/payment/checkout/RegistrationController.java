package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.payment.limit.RateLimits;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.registration.Registrar;
import dev.usher.payment.registration.Registrar.Order;
import dev.usher.payment.registration.Registrar.RegisterOutcome;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore.Position;
import dev.usher.payment.release.RegistrationCanceller;
import dev.usher.payment.release.RegistrationCanceller.CancelOutcome;
import dev.usher.payment.release.RegistrationReleaser;
import dev.usher.payment.release.RegistrationReleaser.ReleaseOutcome;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.tracing.Subject;
import dev.usher.platform.web.CallerLimit;
import dev.usher.platform.web.Cursor;
import dev.usher.platform.web.IdempotencyKey;
import dev.usher.platform.web.StrictBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
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
    private static final int MOST_PER_PAGE = 100;
    private final Registrar registrar;
    private final RegistrationCanceller canceller;
    private final RegistrationReleaser releaser;
    private final RegistrationViews views;
    private final RateLimits limits;

    RegistrationController(
            Registrar registrar,
            RegistrationCanceller canceller,
            RegistrationReleaser releaser,
            RegistrationViews views,
            RateLimits limits) {
        this.registrar = registrar;
        this.canceller = canceller;
        this.releaser = releaser;
        this.views = views;
        this.limits = limits;
    }

    /// Holds seats, or confirms the registration if it is free of charge. With an `Idempotency-Key`,
    /// repeating is safe: the same key and body return the same registration.
    @Post
    @Operation(operationId = "createRegistration", summary = "Register for an event")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "the registration that was made before with this Idempotency-Key",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: no such event; unknown-ticket-type")
    @ApiResponse(responseCode = "409", description = "sold-out, event-over, account-limit-reached")
    @ApiResponse(responseCode = "422", description = "idempotency-key-reused")
    @ApiResponse(responseCode = "429", description = "too-many-requests, too-many-mails; see Retry-After")
    @ApiResponse(responseCode = "503", description = "busy; see Retry-After")
    HttpResponse<?> register(
            @Valid @Body RegistrationRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey,
            Authentication caller) {
        var buyer = SignedIn.user(caller);
        Optional<Duration> wait = limits.countRegistration(buyer);
        if (wait.isPresent()) {
            return CallerLimit.tooManyRequests(wait.get());
        }
        if (!IdempotencyKey.isFine(idempotencyKey)) {
            return IdempotencyKey.unusable();
        }
        Order order;
        try {
            order = request.order(buyer);
        } catch (IllegalArgumentException e) {
            return CommonProblems.invalid(String.valueOf(e.getMessage())).toResponse();
        }
        String email = request.attendee().email();
        Optional<Duration> addressWait = limits.countMailsTo(email);
        if (addressWait.isPresent()) {
            return CallerLimit.tooManyMails(addressWait.get());
        }
        RegisterOutcome outcome = registrar.register(order, idempotencyKey);
        if (!(outcome instanceof RegisterOutcome.Registered)) {
            limits.nothingMailedTo(email);
        }
        return answer(outcome);
    }

    private HttpResponse<?> answer(RegisterOutcome outcome) {
        return switch (outcome) {
            case RegisterOutcome.Registered(var registration) -> {
                Subject.note(registration.registrationId());
                yield HttpResponse.created(RegistrationView.of(registration, null));
            }
            case RegisterOutcome.RegisteredBefore(var registration) -> HttpResponse.ok(view(registration));
            case RegisterOutcome.KeyReused() -> RegistrationProblems.keyReused();
            case RegisterOutcome.UnknownEvent() -> CommonProblems.notFound("event");
            case RegisterOutcome.UnknownTicketType(String ticketType) ->
                RegistrationProblems.unknownTicketType(ticketType);
            case RegisterOutcome.TypeNotNamed() ->
                CommonProblems.invalid("items must name ticket types, because the event has several")
                        .toResponse();
            case RegisterOutcome.TooMany(int most) ->
                CommonProblems.invalid("quantity must be at most " + most).toResponse();
            case RegisterOutcome.TooExpensive(long most) ->
                CommonProblems.invalid("the order must cost at most " + most + " (minor units)")
                        .toResponse();
            case RegisterOutcome.EventOver() -> RegistrationProblems.eventOver();
            case RegisterOutcome.SoldOut(String ticketType, int seatsLeft) ->
                RegistrationProblems.soldOut(ticketType, seatsLeft);
            case RegisterOutcome.CapReached(int seats, int openHolds, var cap) ->
                RegistrationProblems.capReached(seats, openHolds, cap);
            case RegisterOutcome.Busy() -> RegistrationProblems.busy();
        };
    }

    /// The caller's registrations, the newest first, in pages.
    @Get
    @Operation(operationId = "listRegistrations", summary = "List my registrations")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RegistrationList.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field")
    HttpResponse<?> list(
            @Parameter(schema = @Schema(minimum = "1", maximum = "100")) @QueryValue(defaultValue = "20") int limit,
            @Nullable @QueryValue String after,
            Authentication caller) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            return CommonProblems.invalid("limit must be 1 to " + MOST_PER_PAGE).toResponse();
        }
        @Nullable Position position;
        try {
            position = after == null ? null : Cursor.read(after, RegistrationController::position);
        } catch (Cursor.MalformedCursor e) {
            return CommonProblems.invalid("after must be the value of next from another page")
                    .toResponse();
        }
        List<Registration> found = registrar.ofUser(SignedIn.user(caller), limit + 1, position);
        List<Registration> page = found.subList(0, Math.min(limit, found.size()));
        @Nullable String next = found.size() > limit ? cursor(Position.of(page.getLast())) : null;
        return HttpResponse.ok(new RegistrationList(views.views(page), next));
    }

    private static String cursor(Position position) {
        return Cursor.of(position.createdAt(), position.registrationId().uuid());
    }

    private static Position position(String createdAt, String registrationId) {
        return new Position(Instant.parse(createdAt), RegistrationId.parse(registrationId));
    }

    /// A registration with its payment and, once they are issued, its tickets.
    @Get("/{registrationId}")
    @Operation(operationId = "getRegistration", summary = "Show a registration (its owner, or an organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "304", description = "unchanged since the version that If-None-Match names")
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or not yours")
    HttpResponse<?> show(RegistrationId registrationId, Authentication caller, HttpRequest<?> request) {
        return visible(registrationId, caller)
                .<HttpResponse<?>>map(
                        registration -> views.show(registration).json().answer(request, "private, no-cache"))
                .orElseGet(() -> CommonProblems.notFound("registration"));
    }

    /// Cancels a registration that is held and not paid for. Repeating is safe.
    @Post("/{registrationId}/cancel")
    @Operation(operationId = "cancelRegistration", summary = "Cancel a registration that is not paid for (its owner)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or not yours")
    @ApiResponse(responseCode = "409", description = "already-paid, payment-processing, already-confirmed")
    @ApiResponse(responseCode = "410", description = "registration-expired")
    @ApiResponse(responseCode = "503", description = "payment-provider-unavailable; see Retry-After")
    HttpResponse<?> cancel(RegistrationId registrationId, Authentication caller) {
        try {
            return switch (canceller.cancel(SignedIn.user(caller), registrationId)) {
                case CancelOutcome.Cancelled(var registration) -> HttpResponse.ok(view(registration));
                case CancelOutcome.UnknownRegistration() -> CommonProblems.notFound("registration");
                case CancelOutcome.AlreadyPaid() -> RegistrationProblems.alreadyPaid();
                case CancelOutcome.BeingPaid() -> RegistrationProblems.beingPaid();
                case CancelOutcome.FreeAndConfirmed() -> RegistrationProblems.alreadyConfirmed();
                case CancelOutcome.HoldEnded() -> RegistrationProblems.holdEnded();
            };
        } catch (ProviderUnavailable e) {
            return RegistrationProblems.providerUnavailable();
        }
    }

    /// Gives a free registration back permanently. The body, if there is one, is read strictly.
    @Post("/{registrationId}/release")
    @Operation(
            operationId = "releaseRegistration",
            summary = "Give a free registration back (its owner, or an organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field, idempotency-key-required")
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or not yours")
    @ApiResponse(responseCode = "409", description = "not-free, entry-begun, ticket-given-on")
    HttpResponse<?> release(
            RegistrationId registrationId,
            @RequestBody(content = @Content(schema = @Schema(implementation = NoFields.class))) @Body @Nullable
                    String request,
            @Parameter(required = true) @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            Authentication caller) {
        StrictBody.ofOptional(request);
        // A registration can be released only once, so the key need not be stored.
        IdempotencyKey.required(idempotencyKey);
        @Nullable UserId owner = SignedIn.isOrganizer(caller) ? null : SignedIn.user(caller);
        return switch (releaser.release(registrationId, owner)) {
            case ReleaseOutcome.Released(var registration) -> HttpResponse.ok(view(registration));
            case ReleaseOutcome.UnknownRegistration() -> CommonProblems.notFound("registration");
            case ReleaseOutcome.NotFree() -> RegistrationProblems.notFree();
            case ReleaseOutcome.TooLate() -> RegistrationProblems.entryBegun();
            case ReleaseOutcome.GivenOn() -> RegistrationProblems.givenOn();
        };
    }

    /// An empty object.
    @Serdeable
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record NoFields() {}

    private Optional<Registration> visible(RegistrationId registrationId, Authentication caller) {
        return SignedIn.isOrganizer(caller)
                ? registrar.find(registrationId)
                : registrar.find(registrationId, SignedIn.user(caller));
    }

    private RegistrationView view(Registration registration) {
        return views.views(List.of(registration)).getFirst();
    }
}
