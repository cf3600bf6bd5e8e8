package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.payment.registration.Registrar;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.StreamPlaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;

/// A registration as a stream of [server-sent
/// events](https://html.spec.whatwg.org/multipage/server-sent-events.html), for pages that wait for a
/// payment or for tickets.
@Controller("/registrations/{registrationId}/updates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Registrations")
final class RegistrationUpdatesController {
    private final Registrar registrar;
    private final RegistrationViews views;
    private final RegistrationUpdates updates;

    RegistrationUpdatesController(Registrar registrar, RegistrationViews views, RegistrationUpdates updates) {
        this.registrar = registrar;
        this.views = views;
        this.updates = updates;
    }

    /// The registration now, and each time it changes. The stream ends when no further change is expected
    /// (confirmed with all tickets, expired, cancelled), after ten minutes, and when the caller's token
    /// expires.
    @Get
    @Produces({MediaType.TEXT_EVENT_STREAM, "application/problem+json"})
    @Operation(operationId = "followRegistration", summary = "Follow a registration (its owner, or an organizer)")
    @ApiResponse(
            responseCode = "200",
            description = "events `registration`, each with the JSON of the registration as its data",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(implementation = RegistrationView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or not yours")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-streams: you already follow the maximum number; see Retry-After")
    @ApiResponse(responseCode = "503", description = "busy: too many callers are watching; see Retry-After")
    HttpResponse<?> follow(RegistrationId registrationId, Authentication caller) {
        UserId user = SignedIn.user(caller);
        return switch (updates.places().roomFor(user.subject())) {
            case CALLER_HAS_ENOUGH -> updates.places().tooManyStreams();
            case NONE -> RegistrationProblems.tooManyWatch();
            case FREE -> follow(registrationId, user, caller);
        };
    }

    private HttpResponse<?> follow(RegistrationId registrationId, UserId user, Authentication caller) {
        Instant until = SignedIn.expiresAt(caller).orElse(Instant.MAX);
        var visible =
                SignedIn.isOrganizer(caller) ? registrar.find(registrationId) : registrar.find(registrationId, user);
        return visible.map(views::show)
                .<HttpResponse<?>>map(now -> StreamPlaces.streaming(updates.watch(now, user, until)))
                .orElseGet(() -> CommonProblems.notFound("registration"));
    }
}
