package dev.usher.payment.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.logo.LogoPng;
import dev.usher.payment.event.EventStore.LogoOutcome;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.problem.ProblemType;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Logos of events over HTTP: everybody may see them, organizers may change them.
@Controller("/events/{eventId}/logo")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Events")
final class EventLogoController {
    /// An address that names the content always shows the same picture.
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String ASK_AGAIN = "public, no-cache";
    private static final int MAX_KEPT = 64;

    private final EventStore store;
    private final EventCatalog catalog;

    /// Logos by event and content, so that one instance reads each of them once.
    private final Cache<String, Logo> kept =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

    EventLogoController(EventStore store, EventCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /// The logo of an event. The address in `branding.logoUrl` names the content and may be cached forever.
    @Get
    @Produces(MediaType.ALL)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "getEventLogo", summary = "Show the logo of an event")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG))
    @ApiResponse(responseCode = "304", description = "unchanged since the version that If-None-Match names")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or it has no logo")
    HttpResponse<?> show(EventId eventId, @Nullable @QueryValue String v, HttpRequest<?> request) {
        Optional<Logo> logo = catalog.find(eventId).flatMap(offer -> logo(offer.event()));
        if (logo.isEmpty()) {
            return CommonProblems.notFound("logo");
        }
        String digest = logo.get().digest();
        String tag = '"' + digest + '"';
        var answer =
                request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(it -> it.contains(tag))
                        ? HttpResponse.notModified()
                        : HttpResponse.ok(logo.get().png()).contentType(MediaType.IMAGE_PNG_TYPE);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, digest.equals(v) ? FOR_EVER : ASK_AGAIN);
    }

    /// Sets or replaces the logo of an event. Tickets that are rendered from now on show it.
    @Put
    @Consumes(MediaType.ALL)
    @Secured(SignedIn.ORGANIZER)
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "putEventLogo",
            summary = "Set the logo of an event: a PNG of at most 64 KB and 1,024 pixels a side (organizer)")
    @RequestBody(
            content = @Content(mediaType = MediaType.IMAGE_PNG, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "400", description = "invalid-logo")
    @ApiResponse(responseCode = "404", description = "not-found: no such event")
    @ApiResponse(responseCode = "413", description = "too-large")
    @ApiResponse(responseCode = "415", description = "unsupported-media-type")
    HttpResponse<?> put(EventId eventId, @Body byte[] logo, HttpRequest<?> request) {
        if (!request.getContentType().filter(MediaType.IMAGE_PNG_TYPE::matches).isPresent()) {
            return problem(CommonProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the logo as image/png.");
        }
        if (logo.length > LogoPng.MAX_BYTES) {
            return problem(
                    CommonProblemType.TOO_LARGE,
                    "A logo has at most " + LogoPng.MAX_BYTES + " bytes. Make it smaller, or use fewer colours.");
        }
        try {
            return set(eventId, Logo.ofPng(logo));
        } catch (IllegalArgumentException e) {
            return problem(PaymentProblemType.INVALID_LOGO, String.valueOf(e.getMessage()));
        }
    }

    /// Removes the logo. Repeating is safe.
    @Delete
    @Secured(SignedIn.ORGANIZER)
    @SecurityRequirement(name = "bearer")
    @Operation(operationId = "deleteEventLogo", summary = "Remove the logo of an event (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such event")
    HttpResponse<?> delete(EventId eventId) {
        return set(eventId, null);
    }

    private HttpResponse<?> set(EventId eventId, @Nullable Logo logo) {
        return switch (store.setLogo(eventId, logo)) {
            case LogoOutcome.Set _ ->
                HttpResponse.ok(catalog.refreshed(eventId).map(EventView::of).orElseThrow());
            case LogoOutcome.UnknownEvent() -> CommonProblems.notFound("event");
        };
    }

    private Optional<Logo> logo(Event event) {
        String key = event.eventId() + "#" + event.logo();
        Optional<Logo> known = Optional.ofNullable(kept.getIfPresent(key));
        if (known.isPresent()) {
            return known;
        }
        Optional<Logo> read = store.logo(event);
        read.ifPresent(logo -> kept.put(key, logo));
        return read;
    }

    private static HttpResponse<?> problem(ProblemType type, String detail) {
        return Problem.of(type, detail).toResponse();
    }
}
