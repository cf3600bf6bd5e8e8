package dev.usher.localcloud.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// An RFC 9457 problem document that local-cloud itself answers.
///
/// @param detail says what to do
public record Problem(int status, String slug, String title, String detail) {
    /// A service that is not part of this local cloud.
    public static Problem notConfigured(String service) {
        return new Problem(
                503, "service-unavailable", "Service unavailable", service + " is not part of this local cloud.");
    }

    /// A service that does not answer.
    public static Problem down(String service) {
        return new Problem(
                503,
                "service-unavailable",
                "Service unavailable",
                service + " does not answer. It may be starting: try again in a moment, or look into its log.");
    }

    /// A service that began to answer and broke off.
    public static Problem broken(String service) {
        return new Problem(
                502,
                "bad-gateway",
                "Bad gateway",
                service + " broke off the connection before it answered. Look into its log.");
    }

    /// A path that leads nowhere.
    public static Problem notFound() {
        return new Problem(404, "not-found", "Not found", "There is nothing at this path.");
    }

    /// Answers with it.
    public void send(HttpExchange exchange) throws IOException {
        var json = JsonNodeFactory.instance.objectNode().put("type", "https://usher.dev/problems/" + slug);
        json.put("title", title).put("status", status).put("detail", detail);
        var body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        if (status == 503) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
