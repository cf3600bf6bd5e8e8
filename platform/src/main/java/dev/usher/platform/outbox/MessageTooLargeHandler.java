package dev.usher.platform.outbox;

import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers a request that would have made a message that is too large. The limits of single fields keep
/// every message below that size; this is a safety net.
@Singleton
final class MessageTooLargeHandler implements ExceptionHandler<MessageTooLarge, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<Problem> handle(HttpRequest request, MessageTooLarge refused) {
        return Problem.of(
                        CommonProblemType.TOO_MUCH_TEXT,
                        "Names, descriptions and lists are too long together. Shorten them.")
                .toResponse();
    }
}
