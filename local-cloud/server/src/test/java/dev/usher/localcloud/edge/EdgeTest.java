package dev.usher.localcloud.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.http.HttpServers;
import dev.usher.localcloud.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EdgeTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final CountDownLatch firstEventSeen = new CountDownLatch(1);
    private final int port = Ports.free();
    private final HttpServer service = HttpServers.start("127.0.0.1", 0, this::serve);
    private final Edge edge = start(service.getAddress().getPort());

    @AfterEach
    void stop() {
        firstEventSeen.countDown();
        edge.close();
        service.stop(0);
        http.shutdownNow();
    }

    @Test
    void sendsEachPathToTheServiceThatTheTopologyNames() throws Exception {
        assertThat(get("/events/EVENT%23x/devices?a=b%20c").body())
                .isEqualTo("GET /validation-service/events/EVENT%23x/devices?a=b%20c");
        assertThat(get("/events/EVENT%23x").body()).isEqualTo("GET /payment-service/events/EVENT%23x");
        assertThat(get("/tickets/validate").body()).isEqualTo("GET /validation-service/tickets/validate");
        assertThat(get("/tickets/1/download").body()).isEqualTo("GET /ticket-service/tickets/1/download");
    }

    @Test
    void passesBodiesByteForByte() throws Exception {
        var bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);

        var answer = http.send(
                request("/payments/echo")
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValue("X-Own")).contains("kept");
    }

    @Test
    void tellsTheServiceWhoCalledAndHow() throws Exception {
        var answer = http.send(
                request("/payments/headers")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("Authorization", "Bearer t")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body())
                .contains("x-forwarded-for=[203.0.113.9, 127.0.0.1]")
                .contains("x-forwarded-proto=[http]")
                .contains("x-forwarded-host=[127.0.0.1:" + port + "]")
                .contains("x-forwarded-port=[" + port + "]")
                .contains("authorization=[Bearer t]");
    }

    @Test
    void anEventOfAStreamArrivesBeforeTheNextIsSent() throws Exception {
        var answer = http.send(request("/payments/stream").build(), BodyHandlers.ofInputStream());

        try (var body = answer.body()) {
            assertThat(new String(body.readNBytes(9), UTF_8)).isEqualTo("data: 1\n\n");
            firstEventSeen.countDown();
            assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("data: 2\n\n");
        }
    }

    @Test
    void answersWithoutABodyStayWithoutOne() throws Exception {
        var answer = http.send(request("/payments/empty").DELETE().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aServiceThatIsDownIsAProblemOfTheMoment() throws Exception {
        service.stop(0);

        var answer = get("/payments/config");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("service-unavailable", "payment-service does not answer");
    }

    @Test
    void aServiceThatBreaksOffIsABadGateway() throws Exception {
        var answer = get("/payments/broken");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("bad-gateway");
    }

    @Test
    void everythingElseIsTheStorefront() throws Exception {
        var page = get("/");
        var missing = get("/no/such/file.js");
        var outside = get("/..%2flogback.xml");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("not-found");
        assertThat(outside.statusCode()).isEqualTo(404);
    }

    @Test
    void instancesOfAServiceTakeTurns() throws Exception {
        var instance = "http://127.0.0.1:" + service.getAddress().getPort();
        try (var several = start(URI.create(instance + "/first"), URI.create(instance + "/second"))) {
            assertThat(several.get("/payments/a").body()).isEqualTo("GET /first/payments/a");
            assertThat(several.get("/payments/b").body()).isEqualTo("GET /second/payments/b");
            assertThat(several.get("/payments/c").body()).isEqualTo("GET /first/payments/c");
        }
    }

    @Test
    void anInstanceThatIsDownIsSkippedAndTheNextGetsTheBody() throws Exception {
        var down = URI.create("http://127.0.0.1:" + Ports.free());
        var up = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/payment-service");
        try (var several = start(down, up)) {
            for (int call = 0; call < 4; call++) {
                assertThat(several.post("/payments/echo", "body " + call).body())
                        .isEqualTo("body " + call);
            }
        }
    }

    @Test
    void anInstanceThatGotTheRequestIsNotReplacedByTheNext() throws Exception {
        var instance = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/payment-service");
        try (var several = start(instance, instance)) {
            assertThat(several.post("/payments/broken", "paid twice?").statusCode())
                    .isEqualTo(502);
        }
        assertThat(brokenOff).hasValue(1);
    }

    @Test
    void aServiceOfWhichEveryInstanceIsDownIsAProblemOfTheMoment() throws Exception {
        try (var several =
                start(URI.create("http://127.0.0.1:" + Ports.free()), URI.create("http://127.0.0.1:" + Ports.free()))) {
            var answer = several.post("/payments/echo", "x");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("payment-service does not answer");
        }
    }

    private Edge start(int servicePort) {
        var addresses = Map.of(
                "payment-service", List.of(URI.create("http://127.0.0.1:" + servicePort + "/payment-service")),
                "ticket-service", List.of(URI.create("http://127.0.0.1:" + servicePort + "/ticket-service")),
                "validation-service", List.of(URI.create("http://127.0.0.1:" + servicePort + "/validation-service")));
        return Edge.start("127.0.0.1", port, Topology.load(), addresses);
    }

    /// An edge before several instances of payment-service.
    private SeveralInstances start(URI... instances) {
        int free = Ports.free();
        var addresses = Map.of("payment-service", List.of(instances));
        return new SeveralInstances(Edge.start("127.0.0.1", free, Topology.load(), addresses), free);
    }

    private final class SeveralInstances implements AutoCloseable {

        private final Edge several;
        private final int itsPort;

        private SeveralInstances(Edge several, int itsPort) {
            this.several = several;
            this.itsPort = itsPort;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
            return http.send(request.build(), BodyHandlers.ofString());
        }

        private URI uri(String path) {
            return URI.create("http://127.0.0.1:" + itsPort + path);
        }

        @Override
        public void close() {
            several.close();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI().toString();
        switch (uri) {
            case "/payment-service/payments/echo" -> {
                var body = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("X-Own", "kept");
                exchange.sendResponseHeaders(201, body.length);
                exchange.getResponseBody().write(body);
            }
            case "/payment-service/payments/headers" -> {
                var text = new StringBuilder();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> text.append(name.toLowerCase(Locale.ROOT))
                                .append('=')
                                .append(values)
                                .append('\n'));
                send(exchange, text.toString());
            }
            case "/payment-service/payments/stream" -> stream(exchange);
            case "/payment-service/payments/empty" -> exchange.sendResponseHeaders(204, -1);
            // Leaves without an answer.
            case "/payment-service/payments/broken" -> brokenOff.incrementAndGet();
            default -> send(exchange, exchange.getRequestMethod() + " " + uri);
        }
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data: 1\n\n".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        try {
            firstEventSeen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseBody().write("data: 2\n\n".getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
