package dev.usher.platform.web;

import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.resource.StaticResourceResolver;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses what the framework lets pass: bodies in an encoding or charset that it did not decode, bodies
/// without a type, and static files requested with a method other than GET.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestRules implements Ordered {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    private final StaticResourceResolver files;

    RequestRules(StaticResourceResolver files) {
        this.files = files;
    }

    /// Runs after the security filter: callers without access get their 401 or 403 first.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (RouteAttributes.getRouteMatch(request).isEmpty()) {
            return READING.contains(request.getMethod())
                            || files.resolve(request.getPath()).isEmpty()
                    ? null
                    : onlyReading();
        }
        return hasBody(request) ? checkBody(request) : null;
    }

    private static @Nullable HttpResponse<?> checkBody(HttpRequest<?> request) {
        // Known encodings are already decoded, and their header is removed.
        String encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return unsupported("Send the body without Content-Encoding, or with gzip or deflate.");
        }
        String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank()) {
            return unsupported("Set Content-Type to the type of the body.");
        }
        return CHARSETS.contains(charset(type)) ? null : unsupported("Send the body in UTF-8.");
    }

    private static boolean hasBody(HttpRequest<?> request) {
        return request.getContentLength() > 0 || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static String charset(String contentType) {
        for (String parameter : contentType.toLowerCase(Locale.ROOT).split(";", -1)) {
            String trimmed = parameter.strip();
            if (trimmed.startsWith("charset=")) {
                return trimmed.substring("charset=".length()).replace("\"", "").strip();
            }
        }
        return "utf-8";
    }

    private static HttpResponse<?> onlyReading() {
        return Problem.of(CommonProblemType.METHOD_NOT_ALLOWED, "The Allow header lists what is.")
                .toResponse()
                .header(HttpHeaders.ALLOW, "GET, HEAD");
    }

    private static HttpResponse<?> unsupported(String detail) {
        return Problem.of(CommonProblemType.UNSUPPORTED_MEDIA_TYPE, detail).toResponse();
    }
}
