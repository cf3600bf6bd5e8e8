package dev.usher.platform.testing;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The spans of a test, in the order in which they ended. All of them are recorded.
public final class RecordedSpans implements SpanExporter {
    private final List<SpanData> ended = new CopyOnWriteArrayList<>();

    /// Makes the spans.
    public Tracer tracer() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(this))
                .build()
                .get("test");
    }

    /// Those that have ended.
    public List<SpanData> all() {
        return List.copyOf(ended);
    }

    /// The only one of this name.
    public SpanData named(String name) {
        return ended.stream()
                .filter(span -> span.getName().equals(name))
                .reduce((one, other) -> {
                    throw new IllegalStateException("two spans are named " + name);
                })
                .orElseThrow(() -> new IllegalStateException("no span is named " + name + " among "
                        + ended.stream().map(SpanData::getName).toList()));
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        ended.addAll(spans);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
