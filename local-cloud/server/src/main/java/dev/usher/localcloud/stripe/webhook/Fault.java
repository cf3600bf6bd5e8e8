package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One fault as somebody asked for it.
///
/// @param name which one, as [WebhookFault] and [ApiFault] name them
/// @param value what it takes; the usual value where none was given
/// @param on the event types or calls (`POST /v1/payment_intents`) it strikes; empty for all
/// @param every strikes each so-manieth, 1 for all of them; so 10 strikes the tenth, the twentieth and so
///     on
/// @param times how many times it strikes; absent for every time
record Fault(
        String name,
        String value,
        Set<String> on,
        int every,
        @Nullable Integer times) {

    private static final Set<String> PROPERTIES = Set.of("name", "value", "on", "every", "remaining");

    Fault {
        on = Set.copyOf(on);
        if (every < 1) {
            throw ApiFailure.invalidRequest(null, "every", "A fault strikes every 1, 2, 3 ... calls.");
        }
    }

    private static Fault of(String name, @Nullable String value, Set<String> on, int every, @Nullable Integer times) {
        var known = KnownFault.named(name);
        if (value != null) {
            known.takes().check(name, value);
        }
        return new Fault(name, value == null ? known.usualValue() : value, on, every, times);
    }

    /// Reads `duplicate=3` or `drop`, the form that fits into an intent's metadata.
    static Fault parse(String text) {
        var parts = text.strip().split("=", 2);
        return of(parts[0], parts.length == 2 ? parts[1] : null, Set.of(), 1, null);
    }

    static Fault read(JsonNode json) {
        json.propertyStream()
                .map(property -> property.getKey())
                .filter(property -> !PROPERTIES.contains(property))
                .findFirst()
                .ifPresent(property -> {
                    throw ApiFailure.invalidRequest(
                            "parameter_unknown", property, "A fault has name, value, on, every and remaining.");
                });
        var on = new HashSet<String>();
        json.path("on").forEach(type -> on.add(type.asText()));
        var value = json.path("value");
        return of(
                json.path("name").asText(),
                value.isMissingNode() || value.isNull() ? null : value.asText(),
                on,
                json.path("every").asInt(1),
                json.path("remaining").isNumber() ? json.path("remaining").asInt() : null);
    }

    ObjectNode toJson() {
        var json = StripeJson.object().put("name", name).put("value", value);
        json.set("on", StripeJson.texts(on.stream().sorted().toList()));
        return json.put("every", every);
    }
}
