package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.api.ApiKeys.Caller;
import dev.usher.localcloud.stripe.payment.PaymentIntents;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Set;

@Controller("/v1/payment_intents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaymentIntentController {

    /// What Stripe shows to a browser; the shop's metadata, above all, is not among it.
    private static final Set<String> SHOWN_TO_BROWSERS = Set.of(
            "id",
            "object",
            "amount",
            "automatic_payment_methods",
            "canceled_at",
            "cancellation_reason",
            "capture_method",
            "client_secret",
            "confirmation_method",
            "created",
            "currency",
            "description",
            "last_payment_error",
            "livemode",
            "next_action",
            "payment_method",
            "payment_method_types",
            "processing",
            "receipt_email",
            "setup_future_usage",
            "shipping",
            "status");

    private final ApiCalls calls;
    private final PaymentIntents intents;

    PaymentIntentController(ApiCalls calls, PaymentIntents intents) {
        this.calls = calls;
        this.intents = intents;
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<String> create(HttpRequest<?> request, @Body @Nullable String body) {
        return calls.fromServer(request, text(body), call -> intents.create(call.parameters(), call.origin()));
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        return calls.fromServer(request, null, call -> intents.list(call.parameters()));
    }

    @Get("/{id}")
    HttpResponse<String> retrieve(HttpRequest<?> request, String id) {
        return calls.fromAnybody(request, null, call -> {
            checkSecret(id, call);
            return seenBy(call.caller(), intents.retrieve(id));
        });
    }

    @Post(value = "/{id}/confirm", consumes = MediaType.ALL)
    HttpResponse<String> confirm(HttpRequest<?> request, String id, @Body @Nullable String body) {
        return calls.fromAnybody(request, text(body), call -> {
            checkSecret(id, call);
            try {
                return seenBy(call.caller(), intents.confirm(id, call.parameters(), call.origin()));
            } catch (ApiFailure failure) {
                throw seenBy(call.caller(), failure);
            }
        });
    }

    @Post(value = "/{id}/cancel", consumes = MediaType.ALL)
    HttpResponse<String> cancel(HttpRequest<?> request, String id, @Body @Nullable String body) {
        return calls.fromServer(request, text(body), call -> intents.cancel(id, call.parameters(), call.origin()));
    }

    /// A call without a body is still a POST to [ApiCalls].
    private static String text(@Nullable String body) {
        return body == null ? "" : body;
    }

    private void checkSecret(String id, ApiCall call) {
        var secret = call.parameters().text("client_secret");
        if (call.caller() == Caller.SERVER && secret.isEmpty()) {
            return;
        }
        if (secret.isEmpty()) {
            throw ApiFailure.invalidRequest(
                    "parameter_missing", "client_secret", "Missing required param: client_secret.");
        }
        if (!secret.get().equals(intents.retrieve(id).path("client_secret").asText())) {
            throw ApiFailure.invalidRequest(
                    "payment_intent_invalid_parameter",
                    "client_secret",
                    "The client_secret provided does not match the client_secret associated with the PaymentIntent.");
        }
    }

    private static ObjectNode seenBy(Caller caller, ObjectNode intent) {
        return caller == Caller.BROWSER ? intent.retain(SHOWN_TO_BROWSERS) : intent;
    }

    private static ApiFailure seenBy(Caller caller, ApiFailure failure) {
        if (caller == Caller.BROWSER
                && failure.envelope().path("error").path("payment_intent") instanceof ObjectNode intent) {
            intent.retain(SHOWN_TO_BROWSERS);
        }
        return failure;
    }
}
