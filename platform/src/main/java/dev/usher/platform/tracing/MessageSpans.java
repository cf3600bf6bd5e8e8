package dev.usher.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the spans of messages: one when a message is sent, and one each time that it is handled. Safe for use by
/// several threads.
@Singleton
public final class MessageSpans {
    private final Tracer tracer;

    public MessageSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /// Makes no spans, for tests and for programs that are not services.
    public static MessageSpans none() {
        return new MessageSpans(TracerProvider.noop().get(""));
    }

    /// Begins to send a message to a topic.
    ///
    /// @param id of the message
    /// @param traceparent the context in which it was written; absent if it was written outside of any span
    public Sending sending(String topic, String id, @Nullable String traceparent) {
        return new Sending(tracer.spanBuilder("send " + topic)
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(parent(traceparent))
                .setAttribute(Semconv.MESSAGING_SYSTEM, Semconv.SNS)
                .setAttribute(Semconv.MESSAGING_OPERATION_NAME, Semconv.SEND)
                .setAttribute(Semconv.MESSAGING_OPERATION_TYPE, Semconv.SEND)
                .setAttribute(Semconv.MESSAGING_DESTINATION_NAME, topic)
                .setAttribute(Semconv.MESSAGING_MESSAGE_ID, id)
                .startSpan());
    }

    /// Begins to handle a message. The span is current until it ends.
    ///
    /// @param id of the message in SQS
    /// @param traceparent the context in which it was sent; absent if it carries none
    /// @param isReplay whether it was sent back from a dead-letter queue. That may be weeks later, so it begins
    ///     a trace that is linked to the first one.
    public Handling handling(String queue, String id, @Nullable String traceparent, boolean isReplay) {
        Span span = tracer.spanBuilder("process " + queue)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(isReplay ? Context.root() : parent(traceparent))
                .setAttribute(Semconv.MESSAGING_SYSTEM, Semconv.SQS)
                .setAttribute(Semconv.MESSAGING_OPERATION_NAME, Semconv.PROCESS)
                .setAttribute(Semconv.MESSAGING_OPERATION_TYPE, Semconv.PROCESS)
                .setAttribute(Semconv.MESSAGING_DESTINATION_NAME, queue)
                .setAttribute(Semconv.MESSAGING_MESSAGE_ID, id)
                .startSpan();
        if (isReplay) {
            TraceContext.link(span, traceparent);
        }
        return new Handling(span, SpanScope.open(Context.root().with(span), Map.of()));
    }

    private static Context parent(@Nullable String traceparent) {
        return Context.root().with(Span.wrap(TraceContext.read(traceparent)));
    }

    /// A message that is being sent.
    public static final class Sending {
        private final Span span;

        private Sending(Span span) {
            this.span = span;
        }

        /// What the message carries; absent if no spans are made.
        public @Nullable String traceparent() {
            return TraceContext.of(Context.root().with(span));
        }

        /// The topic answered.
        ///
        /// @param error one word; absent if the topic accepted the message
        public void ended(@Nullable String error) {
            fail(span, error);
            span.end();
        }
    }

    /// A message that is being handled.
    public static final class Handling {
        private final Span span;
        private final SpanScope scope;

        private Handling(Span span, SpanScope scope) {
            this.span = span;
            this.scope = scope;
        }

        /// Notes the result.
        ///
        /// @param verdict one word
        /// @param error one word or the class of an exception; absent if nothing went wrong
        public void concluded(String verdict, @Nullable String error) {
            span.setAttribute("usher.verdict", verdict);
            fail(span, error);
        }

        /// Called by the thread that began it.
        public void end() {
            scope.close();
            span.end();
        }
    }

    /// Without the exception's message, which may quote what people wrote.
    private static void fail(Span span, @Nullable String error) {
        if (error != null) {
            span.setAttribute(Semconv.ERROR_TYPE, error);
            span.setStatus(StatusCode.ERROR);
        }
    }
}
