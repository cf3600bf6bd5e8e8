package dev.usher.localcloud.stripe.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.StripeJson;
import org.jspecify.annotations.Nullable;

/// An answer that is not 2xx, as Stripe's error envelope.
///
/// An exception and not an outcome, because here it only ever ends a call: every layer between the
/// parameter that is wrong and the HTTP answer would do nothing but hand it on.
public final class ApiFailure extends RuntimeException {

    private final int status;
    private final transient ObjectNode error;
    private final boolean executed;

    private ApiFailure(int status, ObjectNode error, boolean executed) {
        super(error.path("message").asText(), null, false, false);
        this.status = status;
        this.error = error;
        this.executed = executed;
    }

    /// The request itself is wrong; nothing was executed, so an idempotency key does not remember it.
    public static ApiFailure invalidRequest(@Nullable String code, @Nullable String param, String message) {
        return new ApiFailure(400, error("invalid_request_error", code, param, message), false);
    }

    public static ApiFailure notFound(String what, String id, String param) {
        var message = "No such " + what + ": '" + id + "'";
        return new ApiFailure(404, error("invalid_request_error", "resource_missing", param, message), false);
    }

    /// There is no such call.
    public static ApiFailure unknownCall(String method, String path) {
        var message = "Unrecognized request URL (" + method + ": " + path
                + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.";
        return new ApiFailure(404, error("invalid_request_error", null, null, message), false);
    }

    /// The request never became a call, such as for the type of its body.
    public static ApiFailure refusedRequest(int status, String message) {
        return new ApiFailure(status, error("invalid_request_error", null, null, message), false);
    }

    public static ApiFailure unauthorized(@Nullable String code, String message) {
        return new ApiFailure(401, error("invalid_request_error", code, null, message), false);
    }

    /// The request was executed and the state of things refused it; an idempotency key remembers that.
    public static ApiFailure refused(@Nullable String code, @Nullable String param, String message) {
        return new ApiFailure(400, error("invalid_request_error", code, param, message), true);
    }

    /// The card was declined; an idempotency key remembers that.
    public static ApiFailure declined(ObjectNode cardError) {
        return new ApiFailure(402, cardError, true);
    }

    public static ApiFailure keyReused(String message) {
        return new ApiFailure(400, error("idempotency_error", null, null, message), false);
    }

    public static ApiFailure keyInUse(String message) {
        return new ApiFailure(409, error("invalid_request_error", "idempotency_key_in_use", null, message), false);
    }

    /// One call too many; Stripe answers this before it looks at idempotency keys.
    public static ApiFailure rateLimited() {
        var message =
                "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.";
        return new ApiFailure(429, error("invalid_request_error", "rate_limit", null, message), false);
    }

    public static ApiFailure serverError(int status, String message) {
        return new ApiFailure(status, error("api_error", null, null, message), false);
    }

    public static ObjectNode error(
            String type, @Nullable String code, @Nullable String param, @Nullable String message) {
        var error = StripeJson.object().put("type", type);
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        if (param != null) {
            error.put("param", param);
        }
        return error.put("message", message);
    }

    /// Adds the object that explains the failure, as Stripe does with the intent.
    public ApiFailure with(String property, ObjectNode explanation) {
        error.set(property, explanation);
        return this;
    }

    public int status() {
        return status;
    }

    public ObjectNode envelope() {
        var envelope = StripeJson.object();
        envelope.set("error", error);
        return envelope;
    }

    /// Whether the operation began, so that repeating it under the same idempotency key must give the same
    /// answer.
    public boolean executed() {
        return executed;
    }
}
