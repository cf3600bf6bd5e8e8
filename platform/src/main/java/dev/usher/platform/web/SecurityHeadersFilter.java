package dev.usher.platform.web;

import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.types.files.FileCustomizableResponseType;

/// Headers that restrict what browsers do with our answers. Pages that need more set their own policy.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {
    private static final String STRICT = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

    /// Swagger UI's page, which is not ours, contains inline script and styles.
    private static final String SWAGGER_UI =
            "default-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /// Outside of the security filter, whose refusals (401, 403) would otherwise lack these headers.
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() == HttpStatus.FORBIDDEN.getCode()
                && response.getBody().isEmpty()) {
            saySo(response);
        }
        setIfAbsent(response, "X-Content-Type-Options", "nosniff");
        setIfAbsent(response, "Referrer-Policy", "no-referrer");
        setIfAbsent(response, "X-Frame-Options", "DENY");
        boolean isSwaggerUi = request.getPath().contains("/swagger-ui/");
        setIfAbsent(response, "Content-Security-Policy", isSwaggerUi ? SWAGGER_UI : STRICT);
        if (!isFile(response)) {
            setIfAbsent(response, "Cache-Control", "no-store");
        }
    }

    /// Scripts and pages may be cached. Everything else is for one caller at one moment, unless it
    /// says otherwise.
    private static boolean isFile(MutableHttpResponse<?> response) {
        return response.getBody()
                .filter(FileCustomizableResponseType.class::isInstance)
                .isPresent();
    }

    /// The framework's answer to scripts of other origins has no body.
    private static void saySo(MutableHttpResponse<?> response) {
        response.contentType(MediaType.of("application/problem+json"))
                .body(Problem.of(CommonProblemType.NOT_ALLOWED, "Scripts from this origin may not call this service."));
    }

    private static void setIfAbsent(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }
}
