package dev.usher.platform.web;

import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers a body that a strict endpoint refuses.
@Singleton
@Produces
final class UnacceptableBodyHandler implements ExceptionHandler<StrictBody.Unacceptable, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // so does the interface
    public HttpResponse<Problem> handle(HttpRequest request, StrictBody.Unacceptable refused) {
        return refused.problem().toResponse();
    }
}
