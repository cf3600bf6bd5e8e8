package dev.usher.validation.scan;

import dev.usher.platform.problem.Problem;
import dev.usher.validation.admission.TicketsLost;
import dev.usher.validation.problem.ValidationProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers devices while an event's tickets are being restored. They decide offline meanwhile, as they do
/// when the service cannot be reached.
@Singleton
final class TicketsLostHandler implements ExceptionHandler<TicketsLost, HttpResponse<Problem>> {
    private static final String SECONDS = "5";

    @Override
    @SuppressWarnings("rawtypes") // so does the interface
    public HttpResponse<Problem> handle(HttpRequest request, TicketsLost lost) {
        return Problem.of(
                        ValidationProblemType.TICKETS_BEING_RESTORED,
                        "The tickets of this event are being restored. Decide offline, and try again soon.")
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}
