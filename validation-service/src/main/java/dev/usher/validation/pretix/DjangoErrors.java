package dev.usher.validation.pretix;

import dev.usher.platform.problem.Problem;
import dev.usher.validation.device.DeviceAuthentication;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;
import java.util.Map;

/// Rewrites refusals below this API's path, including the framework's, to the form of Django REST framework:
/// `{"detail": "…"}`, or `{"field": ["…"]}` with 400. The apps would read a `status` field as the protocol's,
/// and they recognise by one exact sentence that they were locked out.
@ServerFilter(ScannerApps.PATH + "/**")
@Requires(property = ScannerApps.SETTING, value = "true")
final class DjangoErrors implements Ordered {
    /// The field name for errors of the request as a whole.
    static final String NO_FIELD = "non_field_errors";

    private static final String DETAIL = "detail";

    /// Runs outside the security filter, to see its refusals.
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @ResponseFilter
    void translate(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getBody(Problem.class)
                .ifPresent(problem -> response.body(translated(problem, request, response))
                        .contentType(MediaType.APPLICATION_JSON_TYPE));
    }

    private static Map<String, ?> translated(Problem problem, HttpRequest<?> request, MutableHttpResponse<?> response) {
        return switch (HttpStatus.valueOf(problem.status())) {
            case BAD_REQUEST -> Map.of(NO_FIELD, List.of(problem.detail()));
            case UNAUTHORIZED ->
                Map.of(
                        DETAIL,
                        DeviceAuthentication.isOfRevokedDevice(request)
                                ? "Device access has been revoked."
                                : "Invalid token.");
            case NOT_FOUND -> Map.of(DETAIL, "Not found.");
            case METHOD_NOT_ALLOWED -> Map.of(DETAIL, "Method \"" + request.getMethodName() + "\" not allowed.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Map.of(
                        DETAIL,
                        "Unsupported media type \""
                                + request.getContentType()
                                        .map(MediaType::getName)
                                        .orElse("")
                                + "\" in request.");
            case TOO_MANY_REQUESTS ->
                Map.of(
                        DETAIL,
                        "Request was throttled. Expected available in "
                                + response.getHeaders()
                                        .get(HttpHeaders.RETRY_AFTER, String.class)
                                        .orElse("1")
                                + " seconds.");
            default -> Map.of(DETAIL, problem.detail());
        };
    }
}
