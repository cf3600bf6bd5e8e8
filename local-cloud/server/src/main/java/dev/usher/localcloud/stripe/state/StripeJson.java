package dev.usher.localcloud.stripe.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/// JSON as Stripe writes it.
public final class StripeJson {

    /// Properties that start with this are the stand-in's own notes on a document and are never shown.
    private static final String NOTE = "_";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StripeJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static ArrayNode texts(List<String> values) {
        var array = array();
        values.forEach(array::add);
        return array;
    }

    /// A copy without the stand-in's own notes.
    public static ObjectNode shown(ObjectNode document) {
        var copy = document.deepCopy();
        copy.propertyStream()
                .map(property -> property.getKey())
                .filter(name -> name.startsWith(NOTE))
                .toList()
                .forEach(copy::remove);
        return copy;
    }

    /// With line breaks and indentation, as Stripe sends answers and webhooks: a receiver that checks the
    /// signature of anything but the raw bytes is found out.
    public static String pretty(ObjectNode document) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), document);
    }

    public static String compact(ObjectNode document) {
        return write(MAPPER.writer(), document);
    }

    /// Reads an object.
    ///
    /// @throws UncheckedIOException when the text is not a JSON object
    public static ObjectNode parse(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new UncheckedIOException(new java.io.IOException("Not a JSON object"));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String write(com.fasterxml.jackson.databind.ObjectWriter writer, ObjectNode document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
