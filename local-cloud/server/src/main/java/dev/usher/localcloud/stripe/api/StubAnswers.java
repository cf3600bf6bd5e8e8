package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.StripeJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How `/_stub` answers: JSON, and Stripe's envelope for mistakes.
final class StubAnswers {

    private StubAnswers() {}

    static HttpResponse<String> answer(Supplier<ObjectNode> work) {
        try {
            return json(HttpStatus.OK, StripeJson.pretty(work.get()));
        } catch (ApiFailure failure) {
            return json(HttpStatus.valueOf(failure.status()), StripeJson.pretty(failure.envelope()));
        }
    }

    /// Does the same with a request that has a body.
    ///
    /// @param body JSON; nothing counts as `{}`
    static HttpResponse<String> answer(@Nullable String body, Function<JsonNode, ObjectNode> work) {
        return answer(() -> work.apply(parse(body)));
    }

    static HttpResponse<String> json(HttpStatus status, String json) {
        return HttpResponse.<String>status(status).body(json).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /// The same request as Stripe's API would get it.
    static Parameters parameters(JsonNode json) {
        var values = StripeJson.object();
        json.propertyStream()
                .forEach(property ->
                        values.put(property.getKey(), property.getValue().asText()));
        return new Parameters(values);
    }

    private static JsonNode parse(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? StripeJson.object() : StripeJson.parse(body);
        } catch (UncheckedIOException notJson) {
            throw ApiFailure.invalidRequest(null, null, "The body is not a JSON object.");
        }
    }
}
