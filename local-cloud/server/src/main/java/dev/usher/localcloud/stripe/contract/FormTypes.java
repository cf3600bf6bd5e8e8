package dev.usher.localcloud.stripe.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the texts of a form as the numbers and truth values that a schema wants. What it cannot read stays
/// text, for the schema to complain about.
final class FormTypes {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private FormTypes() {}

    static JsonNode read(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            return readObject(object, schema);
        }
        if (value.isArray()) {
            var items = option(schema, "array").path("items");
            var read = StripeJson.array();
            value.forEach(element -> read.add(read(element, items)));
            return read;
        }
        return readText(value.asText(), schema);
    }

    private static JsonNode readObject(ObjectNode object, JsonNode schema) {
        var shape = option(schema, "object");
        var read = StripeJson.object();
        object.propertyStream().forEach(property -> {
            var named = shape.path("properties").path(property.getKey());
            read.set(
                    property.getKey(),
                    read(property.getValue(), named.isMissingNode() ? shape.path("additionalProperties") : named));
        });
        return read;
    }

    private static JsonNode readText(String text, JsonNode schema) {
        if (INTEGER.matcher(text).matches() && !option(schema, "integer").isMissingNode()) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if ((text.equals("true") || text.equals("false"))
                && !option(schema, "boolean").isMissingNode()) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return TextNode.valueOf(text);
    }

    /// The schema itself or one of its alternatives, whichever is of that type; missing when none is.
    private static JsonNode option(JsonNode schema, String type) {
        return Stream.concat(Stream.of(schema), schema.path("anyOf").valueStream())
                .filter(candidate -> candidate.path("type").asText().equals(type))
                .findFirst()
                .orElseGet(() -> StripeJson.object().path("none"));
    }
}
