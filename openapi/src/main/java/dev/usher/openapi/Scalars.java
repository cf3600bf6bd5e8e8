package dev.usher.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Patterns as every language reads them, and lists of words as enums.
final class Scalars {
    private static final String MESSAGE = "x-pattern-message";
    private static final Pattern WORDS = Pattern.compile("\\w+(?:\\|\\w+)+");

    /// How a description begins that lists the only values: "`valid`, `revoked` or `refunded`".
    private static final Pattern LISTED = Pattern.compile("`\\w+`(?:(?:, | or |, or )`\\w+`)+(?=$|[ ,;.])");

    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private Scalars() {}

    static void complete(ObjectNode document) {
        Yaml.each(document, node -> {
            if (node.get("pattern") instanceof TextNode pattern) {
                complete(node, pattern.asText());
            }
            if (node.get("properties") instanceof ObjectNode properties) {
                properties.forEach(property -> listValues((ObjectNode) property));
            }
        });
    }

    private static void complete(ObjectNode schema, String pattern) {
        if (WORDS.matcher(pattern).matches()) {
            schema.remove(List.of("pattern", MESSAGE));
            values(schema, List.of(pattern.split("\\|")));
            return;
        }
        String anchored = pattern.startsWith("^") ? pattern : "^(?:" + pattern + ")$";
        if (Patterns.isPortable(anchored)) {
            schema.put("pattern", anchored);
        } else {
            schema.remove("pattern");
        }
        sayInWords(schema);
    }

    private static void sayInWords(ObjectNode schema) {
        if (schema.remove(MESSAGE) instanceof TextNode message) {
            String description = schema.path("description").asText();
            schema.put("description", description.isEmpty() ? message.asText() : description + "; " + message.asText());
        }
    }

    private static void listValues(ObjectNode property) {
        ObjectNode values = property.get("items") instanceof ObjectNode items ? items : property;
        var listed = LISTED.matcher(property.path("description").asText());
        if (values.path("type").asText().equals("string") && !values.has("enum") && listed.lookingAt()) {
            values(
                    values,
                    WORD.matcher(listed.group())
                            .results()
                            .map(it -> it.group(1))
                            .collect(Collectors.toList()));
        }
    }

    private static void values(ObjectNode schema, List<String> words) {
        var values = schema.putArray("enum");
        words.forEach(values::add);
        // Beside an enum, null would have to be one of its values, which generators make a word of.
        schema.remove("nullable");
    }
}
