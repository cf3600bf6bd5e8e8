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

/// Answers a body that does not match its `Content-Encoding`. Its end cannot be found, so the
/// connection is closed.
@Singleton
@Produces
final class BrokenEncodingHandler implements ExceptionHandler<DecompressionException, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // so does the interface
    public HttpResponse<Problem> handle(HttpRequest request, DecompressionException broken) {
        return CommonProblems.malformed("The body does not match its Content-Encoding.")
                .toResponse()
                .header(HttpHeaders.CONNECTION, "close");
    }
}
