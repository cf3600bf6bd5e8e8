package dev.usher.localcloud.stripe.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Replaces ids by the objects they name, where a call asks for it with `expand[]`.
@Singleton
public final class Expansion {

    private static final Map<String, String> KIND_OF_PROPERTY = Map.of(
            "latest_charge", "charge",
            "charge", "charge",
            "payment_intent", "payment_intent",
            "payment_method", "payment_method");

    private final DocumentStore store;

    Expansion(DocumentStore store) {
        this.store = store;
    }

    /// Expands in place. Paths may reach through an expanded object and, in a list, start with `data`.
    ///
    /// @throws ApiFailure with status 400 when a path names nothing that can be expanded
    public ObjectNode expand(ObjectNode shown, List<String> paths) {
        paths.forEach(path -> expand(shown, path, path));
        return shown;
    }

    private void expand(JsonNode place, String path, String whole) {
        var dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        if (name.equals("data") && place.path("data").isArray() && dot > 0) {
            place.path("data").forEach(element -> expand(element, path.substring(dot + 1), whole));
            return;
        }
        var kind = KIND_OF_PROPERTY.get(name);
        if (kind == null || !(place instanceof ObjectNode object) || !place.has(name)) {
            throw ApiFailure.invalidRequest(null, "expand", "This property cannot be expanded (" + whole + ").");
        }
        if (object.path(name).isTextual()) {
            store.find(kind, object.path(name).asText()).ifPresent(found -> object.set(name, StripeJson.shown(found)));
        }
        if (dot > 0 && object.path(name).isObject()) {
            expand(object.path(name), path.substring(dot + 1), whole);
        }
    }
}
