package dev.usher.localcloud.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the storefront asks the edge for before it does anything, as a browser sees it.
///
/// @param signInIssuer the OIDC issuer where people sign in
/// @param clientId the id under which the storefront is known there
/// @param payPage where a payment is made; absent where the Stripe stand-in does not run
/// @param mailbox where mails are read; absent where they go to their recipients
public record StorefrontSettings(
        URI signInIssuer,
        String clientId,
        @Nullable URI payPage,
        @Nullable URI mailbox) {

    static final String PATH = "/storefront/config.json";

    void send(HttpExchange exchange) throws IOException {
        var json = JsonNodeFactory.instance.objectNode().put("signInIssuer", signInIssuer.toString());
        json.put("clientId", clientId).put("payPage", payPage == null ? null : payPage.toString());
        json.put("mailbox", mailbox == null ? null : mailbox.toString());
        var body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
