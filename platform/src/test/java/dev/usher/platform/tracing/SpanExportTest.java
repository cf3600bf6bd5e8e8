package dev.usher.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpanExportTest {
    private static final int MORE_THAN_FIT = 4 * SpanExport.LONGEST_QUEUE;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void whileTheReceiverIsAwaySpansAreLostAndNothingWaits() {
        var receiver = new SilentReceiver();
        var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SpanExport.batched(new SpanExport(receiver, meters)))
                .build();

        end(provider.get("test"), MORE_THAN_FIT);
        receiver.fail();
        provider.shutdown().join(10, TimeUnit.SECONDS);

        assertThat(counted("lost")).isPositive();
        assertThat(counted("lost") + counted("sent")).isLessThan(MORE_THAN_FIT);
    }

    @Test
    void spansReachTheReceiverOverHttp() throws IOException, InterruptedException {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var provider = SdkTracerProvider.builder()
                .addSpanProcessor(
                        SpanExport.to("http://127.0.0.1:" + server.getAddress().getPort(), meters))
                .build();

        end(provider.get("test"), 2);
        provider.shutdown().join(10, TimeUnit.SECONDS);
        server.stop(0);

        assertThat(requests).containsExactly("POST /v1/traces application/x-protobuf");
        assertThat(counted("sent")).isEqualTo(2);
        assertThat(counted("lost")).isZero();
    }

    private static void end(Tracer tracer, int spans) {
        for (int i = 0; i < spans; i++) {
            tracer.spanBuilder("scan").startSpan().end();
        }
    }

    private double counted(String result) {
        return meters.counter("usher.spans", "result", result).count();
    }

    /// Accepts connections and does not answer.
    private static final class SilentReceiver implements SpanExporter {
        private final BlockingQueue<CompletableResultCode> waiting = new LinkedBlockingQueue<>();
        private volatile boolean isFailing;

        void fail() {
            isFailing = true;
            waiting.forEach(CompletableResultCode::fail);
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            var result = new CompletableResultCode();
            waiting.add(result);
            return isFailing ? result.fail() : result;
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
}
