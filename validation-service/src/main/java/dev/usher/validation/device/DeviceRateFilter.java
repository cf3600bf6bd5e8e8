package dev.usher.validation.device;

import dev.usher.platform.web.CallerLimit;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import org.jspecify.annotations.Nullable;

/// Refuses requests beyond the limit of a device, if their method has [DeviceRate]. Runs after the caller was
/// authenticated and authorized, and after bodies were
/// refused with 415, so that these come first.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class DeviceRateFilter implements Ordered {
    private final DeviceLimit limit;

    DeviceRateFilter(DeviceLimit limit) {
        this.limit = limit;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        return isCounted(request)
                ? request.getUserPrincipal(Authentication.class)
                        .flatMap(DeviceAuthentication::deviceOf)
                        .flatMap(limit::count)
                        .map(CallerLimit::tooManyRequests)
                        .orElse(null)
                : null;
    }

    private static boolean isCounted(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(DeviceRate.class))
                .isPresent();
    }
}
