package dev.usher.payment.stripe;

import dev.usher.payment.notices.Delivery;
import dev.usher.payment.notices.Notices;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.tracing.Subject;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The endpoint that Stripe delivers to. The body is read as raw bytes, because the signature covers them.
@Controller("/payments/webhook")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Webhook")
final class WebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    private final StripeEvents events;
    private final Notices notices;
    private final MeterRegistry meters;

    WebhookController(StripeEvents events, Notices notices, MeterRegistry meters) {
        this.events = events;
        this.notices = notices;
        this.meters = meters;
    }

    /// Takes a delivery. 200 means that its effect is durable; after anything else Stripe delivers it again.
    @Post
    @Consumes(MediaType.ALL)
    @Operation(operationId = "deliverStripeEvent", summary = "Take a Stripe event (Stripe only)")
    @RequestBody(
            description = "an event as Stripe sends it",
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "200", description = "applied now or before, set aside, or not relevant")
    @ApiResponse(responseCode = "400", description = "invalid-signature, malformed-request: nothing was stored")
    @ApiResponse(responseCode = "500", description = "not applied; deliver again")
    HttpResponse<?> deliver(@Body byte[] body, @Nullable @Header("Stripe-Signature") String signature) {
        return switch (events.read(body, signature)) {
            case Delivery.Notice(var notice) -> {
                Subject.note(notice.registrationId());
                notices.apply(notice);
                yield HttpResponse.ok();
            }
            case Delivery.MoneyBack(var notice) -> notices.apply(notice) ? HttpResponse.ok() : tooEarly();
            case Delivery.NotForUs(var reason, String what) -> {
                notices.ignore(reason, what);
                yield HttpResponse.ok();
            }
            case Delivery.OtherApiVersion(String theirs, String ours) -> otherApiVersion(theirs, ours);
            case Delivery.Unreadable(String eventId, String cause) -> {
                notices.setAside(eventId, cause);
                yield HttpResponse.ok();
            }
            case Delivery.NotAnEvent() -> notAnEvent();
            case Delivery.NotFromStripe() -> notFromStripe();
        };
    }

    private static HttpResponse<Problem> tooEarly() {
        return Problem.of(
                        PaymentProblemType.PAYMENT_NOT_KNOWN_YET,
                        "The payment of this event is not known to be paid yet. Deliver the event again.")
                .toResponse();
    }

    private HttpResponse<Problem> otherApiVersion(String theirs, String ours) {
        count("other_api_version");
        LOG.error("Stripe sends API version {}, but we can read {}: pin the webhook endpoint", theirs, ours);
        return Problem.of(PaymentProblemType.STRIPE_API_VERSION, "The webhook endpoint must be pinned to " + ours + ".")
                .toResponse();
    }

    private HttpResponse<Problem> notAnEvent() {
        count("not_an_event");
        LOG.error("A signed delivery is not an event of Stripe's v1 API: check what the endpoint is subscribed to");
        return CommonProblems.malformed("The body is signed, but it is not an event of Stripe's v1 API.")
                .toResponse();
    }

    private HttpResponse<Problem> notFromStripe() {
        count("invalid_signature");
        return Problem.of(
                        PaymentProblemType.INVALID_SIGNATURE,
                        "Stripe-Signature is missing, old, or not over these bytes. Nothing was stored.")
                .toResponse();
    }

    private void count(String outcome) {
        meters.counter("usher.webhooks", "outcome", outcome).increment();
    }
}
