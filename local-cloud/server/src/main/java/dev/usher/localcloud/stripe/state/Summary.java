package dev.usher.localcloud.stripe.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What lists and sums ask about a document, at hand without reading the document itself.
///
/// @param created seconds since 1970
/// @param facts the texts of some properties; those that a document does not have are missing
public record Summary(String id, long created, Map<String, String> facts) {

    /// The property of a shop's metadata by which it finds its own order.
    public static final String REGISTRATION = "registrationId";

    private static final List<String> FACTS = List.of(
            "type",
            "status",
            "currency",
            "customer",
            "payment_intent",
            "charge",
            "latest_charge",
            "amount",
            "amount_received",
            "amount_refunded",
            "pending_webhooks",
            "_due_millis");

    public Summary {
        facts = Map.copyOf(facts);
    }

    static Summary of(ObjectNode document) {
        var facts = new HashMap<String, String>();
        FACTS.forEach(name -> add(facts, name, document.path(name)));
        add(facts, REGISTRATION, document.path("metadata").path(REGISTRATION));
        return new Summary(
                document.path("id").asText(), document.path("created").asLong(), facts);
    }

    /// The text of a property; empty when the document does not have it.
    public String text(String name) {
        return facts.getOrDefault(name, "");
    }

    /// The number of a property; 0 when the document does not have it.
    public long number(String name) {
        return Long.parseLong(facts.getOrDefault(name, "0"));
    }

    public boolean is(String name, String value) {
        return value.equals(facts.get(name));
    }

    private static void add(Map<String, String> facts, String name, JsonNode value) {
        if (value.isTextual() || value.isIntegralNumber()) {
            facts.put(name, value.asText());
        }
    }
}
