package dev.usher.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/// Headers that make browsers careful with what we send. Pages that need more than themselves set their own
/// policy.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {
    private static final String STRICT = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

    /// Swagger UI starts from a script and styles inside its page, which we copy and do not write.
    private static final String SWAGGER_UI =
            "default-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /// Outside of the security filter, whose refusals (401, 403) would otherwise leave without these
    /// headers.
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        setIfAbsent(response, "X-Content-Type-Options", "nosniff");
        setIfAbsent(response, "Referrer-Policy", "no-referrer");
        setIfAbsent(response, "X-Frame-Options", "DENY");
        boolean isSwaggerUi = request.getPath().contains("/swagger-ui/");
        setIfAbsent(response, "Content-Security-Policy", isSwaggerUi ? SWAGGER_UI : STRICT);
        if (isJson(response)) {
            setIfAbsent(response, "Cache-Control", "no-store");
        }
    }

    /// Answers of the API are for one caller at one moment; scripts and pages may be kept.
    private static boolean isJson(MutableHttpResponse<?> response) {
        return response.getContentType()
                .map(MediaType::getSubtype)
                .filter(subtype -> subtype.endsWith("json"))
                .isPresent();
    }

    private static void setIfAbsent(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }
}
