package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.api.ApiKeys.Caller;
import dev.usher.localcloud.stripe.api.IdempotencyKeys.Answer;
import dev.usher.localcloud.stripe.contract.StripeContract;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.webhook.EarlyWebhooks;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every call goes through: key, parameters, faults, contract, idempotency, the operation, the
/// answer's headers.
@Singleton
final class ApiCalls {

    private final ApiKeys keys;
    private final FaultSwitches faults;
    private final IdempotencyKeys idempotencyKeys;
    private final StripeContract contract;
    private final Execution execution;
    private final EarlyWebhooks earlyWebhooks;
    private final Connections connections;
    private final HttpHostResolver hosts;

    ApiCalls(
            ApiKeys keys,
            FaultSwitches faults,
            IdempotencyKeys idempotencyKeys,
            StripeContract contract,
            Execution execution,
            EarlyWebhooks earlyWebhooks,
            Connections connections,
            HttpHostResolver hosts) {
        this.keys = keys;
        this.faults = faults;
        this.idempotencyKeys = idempotencyKeys;
        this.contract = contract;
        this.execution = execution;
        this.earlyWebhooks = earlyWebhooks;
        this.connections = connections;
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
            checkVersion(request);
            var name = request.getMethodName() + " " + pattern(request);
            var parameters = Parameters.of(body == null ? request.getUri().getRawQuery() : body);
            var toGoWrong = faults.plan(name, parameters.values().path("metadata"), key.orElse(null));
            toGoWrong.strikeBefore();
            if (toGoWrong.hangs().isPresent()) {
                return connections.dropAfter(toGoWrong.hangs().get(), request);
            }
            contract.checkCall(name, parameters.values());
            NotImplemented.check(parameters);
            var call = new ApiCall(caller, parameters, new Origin(requestId, key.orElse(null), hosts.resolve(request)));
            var path = request.getPath();
            Supplier<Answer> work = () -> execution.perform(operation, call, toGoWrong);
            var answer = key.isEmpty()
                    ? work.get()
                    : idempotencyKeys.once(key.get(), path, parameters.values(), requestId, work);
            earlyWebhooks.await(requestId);
            return toGoWrong.losesAnswer() ? connections.drop(request) : response(answer, requestId, key);
        } catch (ApiFailure failure) {
            return response(Execution.answer(failure), requestId, key);
        }
    }

    /// Stripe answers each version of its API in that version; the stand-in has one.
    private static void checkVersion(HttpRequest<?> request) {
        String version = request.getHeaders().get("Stripe-Version");
        if (version != null && !version.equals(EventLog.API_VERSION)) {
            throw ApiFailure.invalidRequest(null, null, "Invalid Stripe API version: " + version);
        }
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
