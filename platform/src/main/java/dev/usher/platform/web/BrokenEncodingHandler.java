package dev.usher.platform.web;

import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;

/// Answers a body that is not what its `Content-Encoding` says. Where it ends cannot be known, so the
/// connection ends.
@Singleton
@Produces
final class BrokenEncodingHandler implements ExceptionHandler<DecompressionException, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // so does the interface
    public HttpResponse<Problem> handle(HttpRequest request, DecompressionException broken) {
        return CommonProblems.malformed("The body is not what its Content-Encoding says.")
                .toResponse()
                .header(HttpHeaders.CONNECTION, "close");
    }
}
