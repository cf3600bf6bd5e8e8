package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.api.ApiKeys.Caller;
import dev.usher.localcloud.stripe.api.IdempotencyKeys.Answer;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Expansion;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.EventLog;
import dev.usher.localcloud.stripe.webhook.FaultSwitches;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every call goes through: key, faults, parameters, idempotency, the operation, expansion, the answer's headers.
@Singleton
final class ApiCalls {

    private final ApiKeys keys;
    private final FaultSwitches faults;
    private final IdempotencyKeys idempotencyKeys;
    private final Expansion expansion;
    private final HttpHostResolver hosts;

    ApiCalls(
            ApiKeys keys,
            FaultSwitches faults,
            IdempotencyKeys idempotencyKeys,
            Expansion expansion,
            HttpHostResolver hosts) {
        this.keys = keys;
        this.faults = faults;
        this.idempotencyKeys = idempotencyKeys;
        this.expansion = expansion;
        this.hosts = hosts;
    }

    /// A call that only a server may make.
    HttpResponse<String> fromServer(HttpRequest<?> request, @Nullable String body, ApiCall.Operation operation) {
        return answer(request, body, call -> {
            if (call.caller() == Caller.BROWSER) {
                throw ApiFailure.unauthorized(
                        "secret_key_required",
                        "This API call cannot be made with a publishable API key. Please use a secret API key.");
            }
            return operation.perform(call);
        });
    }

    /// A call that a browser may make too; the operation has to look at who calls.
    HttpResponse<String> fromAnybody(HttpRequest<?> request, @Nullable String body, ApiCall.Operation operation) {
        return answer(request, body, operation);
    }

    private HttpResponse<String> answer(HttpRequest<?> request, @Nullable String body, ApiCall.Operation operation) {
        var requestId = Ids.next("req");
        var key = Optional.ofNullable(request.getHeaders().get("Idempotency-Key"))
                .filter(value -> body != null && !value.isBlank());
        try {
            var caller = keys.caller(request);
            faults.strikeCall(request.getMethodName() + " " + pattern(request));
            var parameters = Parameters.of(body == null ? request.getUri().getRawQuery() : body);
            var origin = new Origin(requestId, key.orElse(null), hosts.resolve(request));
            var call = new ApiCall(caller, parameters, origin);
            var answer = key.isEmpty()
                    ? perform(operation, call)
                    : idempotencyKeys.once(
                            key.get(),
                            request.getPath(),
                            parameters.values(),
                            requestId,
                            () -> perform(operation, call));
            return response(answer, requestId, key);
        } catch (ApiFailure failure) {
            return response(answer(failure), requestId, key);
        }
    }

    private Answer perform(ApiCall.Operation operation, ApiCall call) {
        try {
            ObjectNode result = operation.perform(call);
            expansion.expand(result, call.parameters().texts("expand"));
            return new Answer(200, StripeJson.pretty(result), true, Optional.empty());
        } catch (ApiFailure failure) {
            return answer(failure);
        }
    }

    private static Answer answer(ApiFailure failure) {
        return new Answer(
                failure.status(), StripeJson.pretty(failure.envelope()), failure.executed(), Optional.empty());
    }

    private static HttpResponse<String> response(Answer answer, String requestId, Optional<String> key) {
        MutableHttpResponse<String> response = HttpResponse.<String>status(HttpStatus.valueOf(answer.status()))
                .body(answer.body())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Request-Id", requestId)
                .header("Stripe-Version", EventLog.API_VERSION);
        key.ifPresent(value -> response.header("Idempotency-Key", value));
        answer.replayOf()
                .ifPresent(
                        first -> response.header("Idempotent-Replayed", "true").header("Original-Request", first));
        return response;
    }

    private static String pattern(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
                .orElse(request.getPath());
    }
}
