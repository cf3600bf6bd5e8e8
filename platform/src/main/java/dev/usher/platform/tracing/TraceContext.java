package dev.usher.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a piece of work belongs in its trace, as the text of the header `traceparent`
/// ([W3C Trace Context](https://www.w3.org/TR/trace-context/)). Rows and messages carry this text past the places
/// where the work waits: the outbox, a queue, a registration that is not paid yet.
public final class TraceContext {
    /// The name of the message attribute, of the attribute of rows, and of the HTTP header.
    public static final String NAME = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceContext() {}

    /// The context of the span that is current in this thread; null if there is none.
    public static @Nullable String current() {
        return of(Context.current());
    }

    /// Links the current span to another one, which is the cause of it but ended long ago, or may have. Does nothing
    /// without a current span, for a text that is not a context, and for a span of the same trace.
    ///
    /// @param traceparent as [#current] returned it; may be absent
    public static void link(@Nullable String traceparent) {
        link(Span.current(), traceparent);
    }

    static void link(Span span, @Nullable String traceparent) {
        SpanContext cause = read(traceparent);
        if (cause.isValid() && !cause.getTraceId().equals(span.getSpanContext().getTraceId())) {
            span.addLink(cause);
        }
    }

    static @Nullable String of(Context context) {
        SpanContext span = Span.fromContext(context).getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /// The context that a text names.
    ///
    /// @return invalid if the text is absent or is not a context: anyone may have written it
    static SpanContext read(@Nullable String traceparent) {
        Matcher form = FORM.matcher(Objects.requireNonNullElse(traceparent, ""));
        return form.matches()
                ? SpanContext.createFromRemoteParent(
                        form.group(1), form.group(2), TraceFlags.fromHex(form.group(3), 0), TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
