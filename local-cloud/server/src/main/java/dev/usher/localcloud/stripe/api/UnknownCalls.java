package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.StripeJson;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/// Answers what the stand-in does not have, and what Micronaut refuses itself, in Stripe's envelope.
@Singleton
@Primary
final class UnknownCalls implements ErrorResponseProcessor<String> {
    @Override
    public MutableHttpResponse<String> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ApiFailure failure = switch (HttpStatus.valueOf(response.code())) {
            case NOT_FOUND, METHOD_NOT_ALLOWED ->
                ApiFailure.unknownCall(
                        context.getRequest().getMethodName(),
                        context.getRequest().getPath());
            case INTERNAL_SERVER_ERROR -> ApiFailure.serverError(response.code(), "An unknown error occurred");
            default -> ApiFailure.refusedRequest(response.code(), response.reason());
        };
        return response.status(HttpStatus.valueOf(failure.status()))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(StripeJson.pretty(failure.envelope()));
    }
}
