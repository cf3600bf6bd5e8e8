package dev.usher.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// A stretch of work of one thread for one span: until it is closed, the span is current, and what is logged carries
/// its ids. Closed by the thread that opened it.
final class SpanScope implements AutoCloseable {
    private final @Nullable Map<String, String> fieldsBefore;
    private final Scope scope;

    private SpanScope(@Nullable Map<String, String> fieldsBefore, Scope scope) {
        this.fieldsBefore = fieldsBefore;
        this.scope = scope;
    }

    /// Opens one in this thread.
    ///
    /// @param fields that each line of the log carries beside the ids
    @SuppressWarnings("MustBeClosedChecker") // The caller closes the SpanScope.
    static SpanScope open(Context context, Map<String, String> fields) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        SpanContext span = Span.fromContext(context).getSpanContext();
        if (span.isValid()) {
            MDC.put("trace_id", span.getTraceId());
            MDC.put("span_id", span.getSpanId());
        }
        fields.forEach(MDC::put);
        return new SpanScope(before, context.makeCurrent());
    }

    @Override
    public void close() {
        scope.close();
        if (fieldsBefore == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(fieldsBefore);
        }
    }
}
