package dev.usher.systemtests.faults;

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
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Stands between one process and one thing it calls, passes everything on, and can strike at one exact
/// moment: before a request of a certain kind gets through, or after it did and before its answer does. So
/// a process can be killed at a point of its work without any hook in its code.
final class Crossing implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

    private final URI target;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicReference<@Nullable Ambush> ambush = new AtomicReference<>();

    private Crossing(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /// Opens a crossing to a part of local-cloud, which may start later.
    static Crossing to(int port) {
        return new Crossing(URI.create("http://127.0.0.1:" + port));
    }

    /// The address to call in place of the real one.
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Waits for the first request of this kind and strikes once.
    ///
    /// @return completes when it has struck
    CompletableFuture<Void> ambush(Moment moment, Predicate<Passing> where, Runnable strike) {
        var next = new Ambush(moment, where, strike, new CompletableFuture<>());
        ambush.set(next);
        return next.struck;
    }

    /// Waits for nothing any more.
    void disarm() {
        ambush.set(null);
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var passing = new Passing(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getOrDefault("X-amz-target", List.of()).stream()
                            .findFirst()
                            .orElse(""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            @Nullable Ambush sprung = sprungBy(passing);
            if (sprung != null && sprung.moment == Moment.BEFORE_IT_IS_SENT) {
                sprung.spring();
                return;
            }
            HttpResponse<byte[]> answer = client.send(request(exchange, passing), BodyHandlers.ofByteArray());
            if (sprung != null) {
                sprung.spring();
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            int length = answer.body().length;
            exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Ambush sprungBy(Passing passing) {
        @Nullable Ambush armed = ambush.get();
        return armed != null && armed.where.test(passing) && ambush.compareAndSet(armed, null) ? armed : null;
    }

    private HttpRequest request(HttpExchange exchange, Passing passing) {
        var request = HttpRequest.newBuilder(URI.create(target + passing.path))
                .method(
                        passing.method,
                        passing.body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(passing.body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /// When to strike.
    enum Moment {
        BEFORE_IT_IS_SENT,
        BEFORE_IT_IS_ANSWERED
    }

    /// A request on its way.
    ///
    /// @param operation AWS's name of it where it is in the header, as DynamoDB has it; empty otherwise
    record Passing(String method, String path, String operation, String body) {
        boolean mentions(String text) {
            return body.contains(text);
        }
    }

    private record Ambush(Moment moment, Predicate<Passing> where, Runnable strike, CompletableFuture<Void> struck) {
        void spring() {
            strike.run();
            struck.complete(null);
        }
    }
}
