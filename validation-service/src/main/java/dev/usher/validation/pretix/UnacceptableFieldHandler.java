package dev.usher.validation.pretix;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers requests whose body a path of this API does not accept.
@Singleton
@Produces
@Requires(property = ScannerApps.SETTING, value = "true")
final class UnacceptableFieldHandler implements ExceptionHandler<Fields.Unacceptable, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // so does the interface
    public HttpResponse<?> handle(HttpRequest request, Fields.Unacceptable refused) {
        return HttpResponse.badRequest(refused.body());
    }
}
