package dev.usher.localcloud.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A shop's webhook address: keeps what arrives, and answers as configured.
final class WebhookReceiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answersByType = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Duration slowness = Duration.ZERO;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhook", this::receive);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    /// Answers the next delivery with this status; those without an order get 200.
    void answerNextWith(int status) {
        answers.add(status);
    }

    /// Answers from now on after some time, or when this is closed.
    void answerAfter(Duration newSlowness) {
        slowness = newSlowness;
    }

    /// Answers the next delivery of one type with this status.
    void answerNextWith(String type, int status) {
        answersByType.put(type, status);
    }

    /// Whether an event about an object is here already.
    boolean arrived(String type, String objectId) {
        return deliveries.stream()
                .anyMatch(delivery -> delivery.isOf(type) && delivery.body().contains(objectId));
    }

    Delivery next() throws InterruptedException {
        var delivery = deliveries.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (delivery == null) {
            throw new AssertionError("No webhook arrived within " + PATIENCE);
        }
        return delivery;
    }

    /// Waits for an event of one type and lets others pass.
    Delivery next(String type) throws InterruptedException {
        while (true) {
            var delivery = next();
            if (delivery.isOf(type)) {
                return delivery;
            }
        }
    }

    boolean isEmpty() {
        return deliveries.isEmpty();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var delivery = new Delivery(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"));
            deliveries.add(delivery);
            var status = answersByType.keySet().stream()
                    .filter(delivery::isOf)
                    .findFirst()
                    .map(answersByType::remove)
                    .or(() -> Optional.ofNullable(answers.poll()));
            var _ = closed.await(slowness.toMillis(), TimeUnit.MILLISECONDS);
            exchange.sendResponseHeaders(status.orElse(200), -1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    record Delivery(String body, String signature) {
        boolean isOf(String type) {
            return body.contains("\"type\" : \"" + type + "\"");
        }
    }
}
