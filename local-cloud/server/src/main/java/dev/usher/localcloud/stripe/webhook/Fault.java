package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One fault that is switched on.
///
/// @param name which one, as [WebhookFault] and [ApiFault] name them
/// @param value its number, if it takes one
/// @param on the event types or calls (`POST /v1/payment_intents`) it strikes; empty for all
/// @param remaining how many more times it strikes; absent for every time
record Fault(
        String name,
        @Nullable Long value,
        Set<String> on,
        @Nullable Integer remaining) {

    private static final Set<String> PROPERTIES = Set.of("name", "value", "on", "remaining");

    Fault {
        on = Set.copyOf(on);
        if (!names().contains(name)) {
            throw ApiFailure.invalidRequest(null, "name", "Unknown fault " + name + ". There are: " + names());
        }
        if (value != null && (value < 0 || value > 1_000_000)) {
            throw ApiFailure.invalidRequest(null, "value", "The value of " + name + " must be 0 to 1000000.");
        }
    }

    static List<String> names() {
        return Stream.concat(
                        Stream.of(WebhookFault.values()).map(WebhookFault::wireName),
                        Stream.of(ApiFault.values()).map(ApiFault::wireName))
                .toList();
    }

    /// Reads `duplicate=3` or `drop`, the form that fits into an intent's metadata.
    static Fault parse(String text) {
        var parts = text.strip().split("=", 2);
        if (parts.length == 2 && !parts[1].matches("\\d{1,7}")) {
            throw ApiFailure.invalidRequest(null, "metadata[stub_fault]", "Not a number: " + parts[1]);
        }
        return new Fault(parts[0], parts.length == 2 ? Long.valueOf(parts[1]) : null, Set.of(), null);
    }

    static Fault read(JsonNode json) {
        json.propertyStream()
                .map(property -> property.getKey())
                .filter(property -> !PROPERTIES.contains(property))
                .findFirst()
                .ifPresent(property -> {
                    throw ApiFailure.invalidRequest(
                            "parameter_unknown", property, "A fault has name, value, on and remaining.");
                });
        var on = new HashSet<String>();
        json.path("on").forEach(type -> on.add(type.asText()));
        return new Fault(
                json.path("name").asText(),
                json.path("value").isNumber() ? json.path("value").asLong() : null,
                on,
                json.path("remaining").isNumber() ? json.path("remaining").asInt() : null);
    }

    ObjectNode toJson() {
        var json = StripeJson.object().put("name", name).put("value", value);
        json.set("on", StripeJson.texts(on.stream().sorted().toList()));
        return json.put("remaining", remaining);
    }

    boolean strikes(String where) {
        return (on.isEmpty() || on.contains(where)) && (remaining == null || remaining > 0);
    }

    Fault usedOnce() {
        return remaining == null ? this : new Fault(name, value, on, remaining - 1);
    }
}
