package dev.usher.localcloud.stripe;

import java.net.URI;
import java.util.List;
import java.util.Set;

/// An address that receives events, as one would register it at Stripe.
///
/// @param url where deliveries are posted
/// @param secrets every signing secret that is active; several while one is being rolled
/// @param enabledEvents the event types it wants; `*` for every type
public record WebhookEndpoint(URI url, List<String> secrets, Set<String> enabledEvents) {

    /// What a shop that takes payments subscribes to, and nothing else.
    public static final Set<String> PAYMENT_EVENTS = Set.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.canceled",
            "charge.refunded",
            "charge.refund.updated",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.closed");

    public WebhookEndpoint {
        secrets = List.copyOf(secrets);
        enabledEvents = Set.copyOf(enabledEvents);
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A webhook endpoint needs at least one signing secret");
        }
    }

    public static WebhookEndpoint forPayments(URI url, List<String> secrets) {
        return new WebhookEndpoint(url, secrets, PAYMENT_EVENTS);
    }

    public static WebhookEndpoint forEverything(URI url, List<String> secrets) {
        return new WebhookEndpoint(url, secrets, Set.of("*"));
    }

    public boolean wants(String eventType) {
        return enabledEvents.contains("*") || enabledEvents.contains(eventType);
    }
}
