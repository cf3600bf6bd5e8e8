package dev.usher.localcloud.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which messages of a topic a subscription gets: every key must match.
///
/// @param keys conditions by key; the dots of a key are the steps into a message body
/// @param alternatives the `$or` groups: of each group one policy must match as a whole
record FilterPolicy(Map<List<String>, List<FilterCondition>> keys, List<List<FilterPolicy>> alternatives) {

    /// Lets everything pass.
    static final FilterPolicy NONE = new FilterPolicy(Map.of(), List.of());

    private static final String OR = "$or";

    /// Reads the JSON that a subscription has as its attribute.
    ///
    /// @throws SnsException when SNS would not accept it
    static FilterPolicy parse(String json) {
        if (json.isBlank()) {
            return NONE;
        }
        try {
            return read(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw SnsException.invalid("FilterPolicy: failed to parse JSON");
        }
    }

    boolean matchesAttributes(Map<String, MessageAttribute> attributes) {
        return matches(path -> valuesOf(attributes.get(String.join(".", path))));
    }

    /// A body that is not a JSON object matches nothing.
    boolean matchesBody(String body) {
        try {
            var root = Json.MAPPER.readTree(body);
            return root.isObject() && matches(path -> valuesAt(root, path));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private boolean matches(Lookup lookup) {
        return keys.entrySet().stream()
                        .allMatch(key -> key.getValue().stream()
                                .anyMatch(condition -> condition.matches(lookup.valuesOf(key.getKey()))))
                && alternatives.stream().allMatch(group -> group.stream().anyMatch(policy -> policy.matches(lookup)));
    }

    private static FilterPolicy read(JsonNode policy) {
        if (!policy.isObject()) {
            throw SnsException.invalid("FilterPolicy: must be an object");
        }
        var keys = new LinkedHashMap<List<String>, List<FilterCondition>>();
        var alternatives = new ArrayList<List<FilterPolicy>>();
        collect(policy, List.of(), keys, alternatives);
        return new FilterPolicy(keys, alternatives);
    }

    private static void collect(
            JsonNode policy,
            List<String> path,
            Map<List<String>, List<FilterCondition>> keys,
            List<List<FilterPolicy>> alternatives) {
        policy.properties().forEach(property -> {
            var inner = new ArrayList<>(path);
            inner.add(property.getKey());
            var value = property.getValue();
            if (property.getKey().equals(OR) && value.isArray()) {
                var group = new ArrayList<FilterPolicy>();
                value.forEach(alternative -> group.add(read(alternative)));
                alternatives.add(group);
            } else if (value.isObject()) {
                collect(value, inner, keys, alternatives);
            } else if (value.isArray()) {
                keys.put(inner, FilterCondition.readAll(value));
            } else {
                throw SnsException.invalid("FilterPolicy: \"" + property.getKey() + "\" must be an object or an array");
            }
        });
    }

    private static List<JsonNode> valuesOf(@Nullable MessageAttribute attribute) {
        if (attribute == null || attribute.isBinary()) {
            return List.of();
        }
        try {
            return switch (attribute.type()) {
                case String type
                when type.startsWith("String.Array") -> elements(Json.MAPPER.readTree(attribute.value()));
                case String type when type.startsWith("Number") -> List.of(Json.MAPPER.readTree(attribute.value()));
                default -> List.of(TextNode.valueOf(attribute.value()));
            };
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static List<JsonNode> valuesAt(JsonNode root, List<String> path) {
        var node = root;
        for (var step : path) {
            node = node.path(step);
        }
        return node.isMissingNode() ? List.of() : elements(node);
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        var elements = new ArrayList<JsonNode>();
        node.forEach(elements::add);
        return elements;
    }

    /// Finds the values of a key in one message.
    @FunctionalInterface
    private interface Lookup {
        List<JsonNode> valuesOf(List<String> path);
    }
}
