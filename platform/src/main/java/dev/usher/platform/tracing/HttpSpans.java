package dev.usher.platform.tracing;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteMatch;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a span of each HTTP request, except those of probes and of the metrics. It begins a trace: callers are the
/// public, who must neither decide what we record nor write into our traces, so the context that a caller sends is
/// only linked.
///
/// A span has the route and never the path: paths contain claim codes.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HttpSpans implements Ordered {
    private static final String SPAN = "dev.usher.span";
    private static final Set<String> NOT_TRACED = Set.of("health", "info", "prometheus");
    private static final int FIRST_SERVER_ERROR = 500;

    private final Tracer tracer;

    HttpSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /// Outside of sign-in, so that refusals have spans, too.
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.order();
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext propagated) {
        if (NOT_TRACED.contains(firstSegment(request.getPath()))) {
            return;
        }
        String method = request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethodName();
        Optional<UriRouteMatch<?, ?>> route = route(request);
        Optional<String> template =
                route.map(match -> match.getRouteInfo().getUriMatchTemplate().toPathString());
        Map<String, String> fields =
                route.map(match -> Subject.ofPath(match.getVariableValues())).orElse(Map.of());
        Span span = tracer.spanBuilder(template.map(path -> method + " " + path).orElse(method))
                .setSpanKind(SpanKind.SERVER)
                .setNoParent()
                .setAttribute(Semconv.HTTP_REQUEST_METHOD, method)
                .startSpan();
        template.ifPresent(path -> span.setAttribute(Semconv.HTTP_ROUTE, path));
        fields.forEach((field, id) -> Subject.mark(span, field, id));
        TraceContext.link(span, request.getHeaders().get(TraceContext.NAME));
        request.setAttribute(SPAN, span);
        propagated.add(new Current(Context.root().with(span), fields));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(SPAN, Span.class).ifPresent(span -> {
            span.setAttribute(Semconv.HTTP_RESPONSE_STATUS_CODE, response.code());
            if (response.code() >= FIRST_SERVER_ERROR) {
                span.setAttribute(Semconv.ERROR_TYPE, Integer.toString(response.code()));
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }

    private static Optional<UriRouteMatch<?, ?>> route(HttpRequest<?> request) {
        Optional<RouteMatch<?>> match = RouteAttributes.getRouteMatch(request);
        return match.filter(UriRouteMatch.class::isInstance).map(found -> (UriRouteMatch<?, ?>) found);
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
    }

    /// The request's span in whichever thread works on it.
    private record Current(Context context, Map<String, String> fields)
            implements ThreadPropagatedContextElement<SpanScope> {
        @Override
        public SpanScope updateThreadContext() {
            return SpanScope.open(context, fields);
        }

        @Override
        public void restoreThreadContext(@Nullable SpanScope scope) {
            if (scope != null) {
                scope.close();
            }
        }
    }
}
