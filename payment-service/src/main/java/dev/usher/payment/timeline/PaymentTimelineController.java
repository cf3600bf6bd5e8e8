package dev.usher.payment.timeline;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.timeline.Timeline;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What happened to an order, over HTTP.
@Controller("/events/{eventId}/orders/{registrationId}/timeline/payment")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class PaymentTimelineController {
    private final PaymentTimeline timeline;

    PaymentTimelineController(PaymentTimeline timeline) {
        this.timeline = timeline;
    }

    /// Shows when an order was registered, paid and refunded, and when that was published. Without personal data.
    @Get
    @Operation(operationId = "getPaymentTimeline", summary = "Show what happened to an order's payment (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Timeline.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the event has no such order")
    HttpResponse<?> show(EventId eventId, RegistrationId registrationId) {
        return timeline.of(eventId, registrationId)
                .<HttpResponse<?>>map(HttpResponse::ok)
                .orElseGet(() -> CommonProblems.notFound("order"));
    }
}
