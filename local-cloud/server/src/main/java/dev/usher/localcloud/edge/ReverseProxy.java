package dev.usher.localcloud.edge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.usher.localcloud.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/// Passes a request on and its answer back: bodies byte for byte and as they come, so event streams work
/// too.
final class ReverseProxy implements AutoCloseable {

    /// They concern one connection and not the message.
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /// Written by the HTTP client itself, which refuses them from others.
    private static final Set<String> OF_THE_CLIENT = Set.of("content-length", "expect", "host");

    private static final int BUFFER_BYTES = 16 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /// Asks the first of the addresses that lets itself be connected to. One that was sent anything is the
    /// last: it may have acted already.
    ///
    /// @param addresses at least one
    void pass(HttpExchange exchange, String service, List<URI> addresses) throws IOException {
        var body = new RequestBody(exchange);
        for (var address : addresses) {
            HttpResponse<InputStream> response;
            try {
                response = client.send(request(exchange, address, body), BodyHandlers.ofInputStream());
            } catch (ConnectException | HttpConnectTimeoutException down) {
                if (body.wasOpened()) {
                    // A connection from before took the body and broke; only the second one was refused.
                    break;
                }
                continue;
            } catch (IOException broken) {
                Problem.broken(service).send(exchange);
                return;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
            answer(exchange, response);
            return;
        }
        (body.wasOpened() ? Problem.broken(service) : Problem.down(service)).send(exchange);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static HttpRequest request(HttpExchange exchange, URI address, RequestBody body) {
        var uri = URI.create(address + exchange.getRequestURI().toString());
        var request = HttpRequest.newBuilder(uri).method(exchange.getRequestMethod(), body.publisher());
        exchange.getRequestHeaders().forEach((name, values) -> {
            var key = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(key) && !OF_THE_CLIENT.contains(key)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var host = exchange.getRequestHeaders().getFirst("Host");
        var caller = exchange.getRemoteAddress().getAddress().getHostAddress();
        // Appended, as the load balancer does: what the caller claimed stays visible before it.
        var claimed = exchange.getRequestHeaders().getOrDefault("X-forwarded-for", List.of());
        claimed.forEach(value -> request.setHeader("X-Forwarded-For", value + ", " + caller));
        if (claimed.isEmpty()) {
            request.setHeader("X-Forwarded-For", caller);
        }
        request.setHeader("X-Forwarded-Proto", "http");
        request.setHeader(
                "X-Forwarded-Port", Integer.toString(exchange.getLocalAddress().getPort()));
        if (host != null) {
            request.setHeader("X-Forwarded-Host", host);
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            copyHeaders(response, exchange.getResponseHeaders());
            exchange.sendResponseHeaders(response.statusCode(), length(exchange, response));
            var out = exchange.getResponseBody();
            var buffer = new byte[BUFFER_BYTES];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                // An event must not wait for the next one.
                out.flush();
            }
        }
    }

    private static void copyHeaders(HttpResponse<?> response, Headers headers) {
        response.headers().map().forEach((name, values) -> {
            var key = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(key) && !key.equals("content-length")) {
                headers.put(name, List.copyOf(values));
            }
        });
    }

    /// As the JDK's server wants it: -1 for no body, 0 for one of unknown length.
    private static long length(HttpExchange exchange, HttpResponse<?> response) {
        var length = response.headers().firstValueAsLong("Content-Length");
        int status = response.statusCode();
        if (exchange.getRequestMethod().equals("HEAD")) {
            length.ifPresent(bytes -> exchange.getResponseHeaders().set("Content-Length", Long.toString(bytes)));
            return -1;
        }
        if (status == 204 || status == 304 || length.orElse(-1) == 0) {
            return -1;
        }
        return length.orElse(0);
    }
}
