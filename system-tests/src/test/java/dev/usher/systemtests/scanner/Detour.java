package dev.usher.systemtests.scanner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// A way to the edge that passes everything on as it is, but for the texts that a test changes: what a new
/// version of the service would say, without one.
final class Detour implements AutoCloseable {
    private static final Set<String> OF_ONE_CONNECTION = headers("Connection", "Content-Length", "Transfer-Encoding");

    /// Packed texts could not be changed.
    private static final Set<String> NOT_SENT_ON =
            headers("Accept-Encoding", "Connection", "Content-Length", "Host", "Upgrade", "Expect");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private final URI edge;
    private final HttpServer server;

    Detour(URI edge) {
        this.edge = edge;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /// Browsers trust `localhost` as they trust HTTPS.
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// From now on the file at this path has another text in the place of one that it has.
    void change(String path, String pattern, String replacement) {
        changes.put(path, new Change(pattern, replacement));
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
            byte[] body = changed(exchange.getRequestURI().getPath(), answer.body());
            answer.headers().map().forEach((name, values) -> {
                if (!OF_ONE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(edge.resolve(exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_SENT_ON.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        return request.method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] changed(String path, byte[] body) {
        Change change = changes.get(path);
        return change == null
                ? body
                : new String(body, StandardCharsets.UTF_8)
                        .replaceAll(change.pattern(), change.replacement())
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> headers(String... names) {
        var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.addAll(List.of(names));
        return headers;
    }

    private record Change(String pattern, String replacement) {}
}
