package dev.usher.localcloud.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.usher.localcloud.process.Ports;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TraceServerTest {
    private static final String CHECKOUT = "11111111111111111111111111111111";
    private static final String WEBHOOK = "22222222222222222222222222222222";
    private static final String OTHER = "33333333333333333333333333333333";
    private static final String REGISTRATION = "REG#0f8fad5b-d9cb-469f-a165-70867728950e";

    private final int port = Ports.free();
    private final TraceServer server = TraceServer.start("127.0.0.1", port, new ReceivedTraces());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void whatAnExporterSendsIsShownNewestFirst() throws Exception {
        send(span(CHECKOUT, 1, "POST /registrations", 1_000));
        send(span(WEBHOOK, 2, "POST /payments/webhook", 2_000), child(WEBHOOK, 3, 2, "send payment-succeeded", 2_500));

        JsonNode list = json("/traces").get("traces");
        JsonNode webhook = json("/traces/" + WEBHOOK);

        assertThat(list.findValuesAsText("name")).containsExactly("POST /payments/webhook", "POST /registrations");
        assertThat(webhook.get("spans").asInt()).isEqualTo(2);
        assertThat(webhook.at("/services/0").asText()).isEqualTo("payment-service");
        assertThat(webhook.at("/tree/1/parentId").asText()).isEqualTo("0000000000000002");
        assertThat(webhook.at("/tree/1/startMicros").asLong()).isEqualTo(2_500);
    }

    @Test
    void aSearchFindsTracesByAnIdWithThoseThatAreLinked() throws Exception {
        send(span(CHECKOUT, 1, "POST /registrations", 1_000));
        send(span(WEBHOOK, 2, "POST /payments/webhook", 2_000).toBuilder()
                .addAttributes(KeyValue.newBuilder()
                        .setKey("usher.registration.id")
                        .setValue(AnyValue.newBuilder().setStringValue(REGISTRATION)))
                .addLinks(Span.Link.newBuilder().setTraceId(id(CHECKOUT)).setSpanId(spanId(1)))
                .build());
        send(span(OTHER, 4, "GET /events", 3_000));

        assertThat(found(REGISTRATION)).containsExactly(WEBHOOK, CHECKOUT);
        assertThat(found(CHECKOUT)).containsExactly(WEBHOOK, CHECKOUT);
        assertThat(found(OTHER)).containsExactly(OTHER);
        assertThat(found("nothing")).isEmpty();
        assertThat(json("/traces/" + CHECKOUT).at("/linkedFrom/0/traceId").asText())
                .isEqualTo(WEBHOOK);
        assertThat(json("/traces/" + WEBHOOK).at("/tree/0/links/0/traceId").asText())
                .isEqualTo(CHECKOUT);
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() throws Exception {
        for (int trace = 0; trace < ReceivedTraces.MOST_SPANS / 500 + 1; trace++) {
            String id = "%032x".formatted(trace + 1);
            send(IntStream.range(0, 500)
                    .mapToObj(i -> span(id, i + 1, "scan", 1_000))
                    .toArray(Span[]::new));
        }

        assertThat(get("/traces/" + "%032x".formatted(1)).statusCode()).isEqualTo(404);
        assertThat(get("/traces/" + "%032x".formatted(2)).statusCode()).isEqualTo(200);
    }

    @Test
    void oneTraceCannotFillTheMemory() throws Exception {
        send(IntStream.range(0, ReceivedTraces.MOST_SPANS_OF_A_TRACE + 100)
                .mapToObj(i -> span(CHECKOUT, i + 1, "scan", 1_000))
                .toArray(Span[]::new));

        assertThat(json("/traces/" + CHECKOUT).get("spans").asInt()).isEqualTo(ReceivedTraces.MOST_SPANS_OF_A_TRACE);
    }

    @Test
    void whatIsNotASpanIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(uri("/v1/traces"))
                .POST(BodyPublishers.ofString("no protobuf"))
                .build();

        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(400);
        assertThat(json("/traces").get("traces")).isEmpty();
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndHasNoInlineScripts() throws Exception {
        var page = get("/");

        assertThat(page.body()).contains("/traces.js").doesNotContain("style=", "onclick");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        for (String file : List.of("/traces.js", "/waterfall.js", "/words.js", "/traces.css", "/storefront.css")) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    private List<String> found(String text) throws Exception {
        return json("/traces?search=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .get("traces")
                .findValuesAsText("id");
    }

    private static Span span(String trace, int span, String name, long startMicros) {
        return Span.newBuilder()
                .setTraceId(id(trace))
                .setSpanId(spanId(span))
                .setName(name)
                .setStartTimeUnixNano(startMicros * 1_000)
                .setEndTimeUnixNano((startMicros + 100) * 1_000)
                .build();
    }

    private static Span child(String trace, int span, int parent, String name, long startMicros) {
        return span(trace, span, name, startMicros).toBuilder()
                .setParentSpanId(spanId(parent))
                .build();
    }

    private static ByteString id(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static ByteString spanId(int number) {
        return id("%016x".formatted(number));
    }

    private void send(Span... spans) throws Exception {
        var request = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(KeyValue.newBuilder()
                                        .setKey("service.name")
                                        .setValue(AnyValue.newBuilder().setStringValue("payment-service"))))
                        .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(Arrays.asList(spans))))
                .build();
        var post = HttpRequest.newBuilder(uri("/v1/traces"))
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped(request.toByteArray())))
                .build();
        assertThat(http.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
