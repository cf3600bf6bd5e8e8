package dev.usher.localcloud.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.localcloud.http.HttpServers;
import dev.usher.localcloud.http.Problem;
import dev.usher.localcloud.http.StaticFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives spans, as OpenTelemetry's exporters send them over HTTP, and shows them on a page and as JSON.
public final class TraceServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceServer.class);
    private static final String TRACES = "/traces";
    private static final Pattern TRACE = Pattern.compile(TRACES + "/([0-9a-f]{32})");
    private static final int MOST_SHOWN = 200;

    /// As much as a collector of OpenTelemetry takes by default.
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final String OF_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ReceivedTraces traces;
    private final StaticFiles page = new StaticFiles("/traces");
    private final StaticFiles storefront = new StaticFiles("/storefront");
    private final HttpServer server;

    private TraceServer(String host, int port, ReceivedTraces traces) {
        this.traces = traces;
        this.server = HttpServers.start(host, port, this::answer);
    }

    /// Starts it and returns when it listens.
    public static TraceServer start(String host, int port, ReceivedTraces traces) {
        return new TraceServer(host, port, traces);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Content-Security-Policy", OF_PAGE);
            String path = exchange.getRequestURI().getPath();
            Matcher trace = TRACE.matcher(path);
            if (path.equals("/v1/traces") && exchange.getRequestMethod().equals("POST")) {
                receive(exchange);
            } else if (path.equals(TRACES)) {
                list(exchange);
            } else if (trace.matches()) {
                one(exchange, trace.group(1));
            } else if (path.startsWith("/fonts/") || path.equals("/storefront.css") || path.equals("/favicon.svg")) {
                storefront.send(exchange);
            } else {
                page.send(exchange);
            }
        }
    }

    /// An empty answer is an empty `ExportTraceServiceResponse`: all spans are accepted.
    private void receive(HttpExchange exchange) throws IOException {
        try {
            traces.add(SpanReader.read(body(exchange)));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        } catch (IOException e) {
            LOG.warn("Spans cannot be read: {}", e.toString());
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        try (InputStream plain = isZipped ? new GZIPInputStream(body) : body) {
            byte[] bytes = plain.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return new ByteArrayInputStream(bytes);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            traces.clear();
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String text = query.startsWith("search=")
                ? URLDecoder.decode(query.substring("search=".length()), StandardCharsets.UTF_8)
                : "";
        var answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("traces");
        traces.find(text.strip(), MOST_SHOWN).forEach(trace -> list.add(TraceView.summary(trace)));
        send(exchange, answer);
    }

    private void one(HttpExchange exchange, String id) throws IOException {
        Optional<ReceivedTraces.Trace> found = traces.find(id);
        if (found.isEmpty()) {
            Problem.notFound().send(exchange);
            return;
        }
        send(exchange, TraceView.whole(found.get(), traces.linkedTo(id), traces.causesOf(found.get())));
    }

    private static void send(HttpExchange exchange, JsonNode body) throws IOException {
        byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : json.length);
        if (!head) {
            exchange.getResponseBody().write(json);
        }
    }
}
