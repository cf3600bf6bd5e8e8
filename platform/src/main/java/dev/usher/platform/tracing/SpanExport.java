package dev.usher.platform.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends spans by OTLP over HTTP, in batches and on its own thread. While the receiver is away, spans wait in a queue
/// of limited length, and then are lost: nothing that is traced waits for it. Counts what it sends
/// (`usher_spans_total{result}`), and logs an outage once.
final class SpanExport implements SpanExporter {
    static final int LONGEST_QUEUE = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(SpanExport.class);
    private static final Duration BATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    /// The exporter's own log, which says the same again and again, and to standard error. The field keeps the level:
    /// java.util.logging forgets loggers that nobody refers to.
    private static final java.util.logging.Logger OF_LIBRARY = java.util.logging.Logger.getLogger("io.opentelemetry");

    private final SpanExporter receiver;
    private final Counter sent;
    private final Counter lost;
    private final AtomicBoolean isAway = new AtomicBoolean();

    SpanExport(SpanExporter receiver, MeterRegistry meters) {
        this.receiver = receiver;
        this.sent = meters.counter("usher.spans", "result", "sent");
        this.lost = meters.counter("usher.spans", "result", "lost");
    }

    /// Sends spans to an address.
    ///
    /// @param endpoint without the path of the signal
    static SpanProcessor to(String endpoint, MeterRegistry meters) {
        OF_LIBRARY.setLevel(Level.OFF);
        String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
        return batched(new SpanExport(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(base + "/v1/traces")
                        .setTimeout(WITHIN)
                        .setConnectTimeout(WITHIN)
                        .setRetryPolicy(null)
                        .setCompression("gzip")
                        .build(),
                meters));
    }

    static SpanProcessor batched(SpanExporter export) {
        return BatchSpanProcessor.builder(export)
                .setMaxQueueSize(LONGEST_QUEUE)
                .setScheduleDelay(BATCH_EVERY)
                .setExporterTimeout(WITHIN)
                .build();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = receiver.export(spans);
        result.whenComplete(() -> note(result.isSuccess(), spans.size()));
        return result;
    }

    private void note(boolean isSent, int spans) {
        (isSent ? sent : lost).increment(spans);
        if (isSent && isAway.compareAndSet(true, false)) {
            LOG.info("Spans are received again");
        } else if (!isSent && isAway.compareAndSet(false, true)) {
            LOG.warn("Spans cannot be sent, and are lost until they can; nothing else is affected");
        }
    }

    @Override
    public CompletableResultCode flush() {
        return receiver.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return receiver.shutdown();
    }
}
