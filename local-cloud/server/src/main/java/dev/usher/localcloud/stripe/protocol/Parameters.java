package dev.usher.localcloud.stripe.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The parameters of one call, with Stripe's complaints about those that are missing, unknown or of another
/// type.
///
/// @param values the decoded form; every leaf is text
public record Parameters(ObjectNode values) {

    private static final int METADATA_KEYS = 50;
    private static final int METADATA_KEY_LENGTH = 40;
    private static final int METADATA_VALUE_LENGTH = 500;

    public static Parameters of(String form) {
        return new Parameters(FormDecoder.decode(form));
    }

    public boolean has(String name) {
        return values.has(name);
    }

    /// The text of a parameter; empty text counts as absent, as it unsets a value at Stripe.
    ///
    /// @param name a name, or a path with dots such as `card.number`
    public Optional<String> text(String name) {
        var value = at(name);
        if (value.isContainerNode()) {
            throw ApiFailure.invalidRequest(null, bracketed(name), "Invalid string: " + StripeJson.texts(List.of()));
        }
        return value.isMissingNode() || value.asText().isEmpty() ? Optional.empty() : Optional.of(value.asText());
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public Optional<Long> integer(String name) {
        return text(name).map(text -> {
            if (!text.matches("-?\\d{1,15}")) {
                throw ApiFailure.invalidRequest(
                        "parameter_invalid_integer", bracketed(name), "Invalid integer: " + text);
            }
            return Long.parseLong(text);
        });
    }

    public long requiredInteger(String name) {
        return integer(name).orElseThrow(() -> missing(name));
    }

    public Optional<Boolean> bool(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiFailure.invalidRequest(null, bracketed(name), "Invalid boolean: " + text);
        });
    }

    /// One of some values.
    ///
    /// @throws ApiFailure with status 400 when the value is not one of those given
    public Optional<String> oneOf(String name, List<String> allowed) {
        return text(name).map(text -> {
            if (!allowed.contains(text)) {
                throw ApiFailure.invalidRequest(
                        null, bracketed(name), "Invalid " + name + ": must be one of " + String.join(", ", allowed));
            }
            return text;
        });
    }

    public List<String> texts(String name) {
        var value = at(name);
        return value.isMissingNode()
                ? List.of()
                : value.valueStream().map(JsonNode::asText).toList();
    }

    public Parameters inside(String name) {
        return new Parameters(values.path(name) instanceof ObjectNode object ? object : StripeJson.object());
    }

    /// The shop's own notes on an object.
    ///
    /// @throws ApiFailure with status 400 beyond Stripe's limits: 50 keys of 40 characters, values of 500
    public ObjectNode metadata() {
        var metadata = StripeJson.object();
        entries("metadata").forEach(entry -> {
            var tooLong = entry.getKey().length() > METADATA_KEY_LENGTH
                    || entry.getValue().asText().length() > METADATA_VALUE_LENGTH;
            if (tooLong || entry.getValue().isContainerNode()) {
                throw ApiFailure.invalidRequest(
                        null,
                        "metadata[" + entry.getKey() + "]",
                        "Invalid metadata: keys take 40 characters, values are text of up to 500.");
            }
            metadata.put(entry.getKey(), entry.getValue().asText());
        });
        if (metadata.size() > METADATA_KEYS) {
            throw ApiFailure.invalidRequest(null, "metadata", "Invalid metadata: at most 50 keys are allowed.");
        }
        return metadata;
    }

    private Stream<java.util.Map.Entry<String, JsonNode>> entries(String name) {
        var value = values.path(name);
        if (!value.isMissingNode() && !value.isObject() && !value.asText().isEmpty()) {
            throw ApiFailure.invalidRequest("parameter_invalid", name, "Invalid hash");
        }
        return value.propertyStream();
    }

    private JsonNode at(String name) {
        return values.at("/" + name.replace('.', '/'));
    }

    private static ApiFailure missing(String name) {
        var param = bracketed(name);
        return ApiFailure.invalidRequest("parameter_missing", param, "Missing required param: " + param + ".");
    }

    private static String bracketed(String name) {
        var parts = name.split("\\.", -1);
        var text = new StringBuilder(parts[0]);
        Stream.of(parts).skip(1).forEach(part -> text.append('[').append(part).append(']'));
        return text.toString();
    }
}
