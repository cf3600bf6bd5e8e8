package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Documents as trees.
final class Yaml {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private Yaml() {}

    static ObjectNode read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    static ObjectNode read(String yaml) throws IOException {
        return (ObjectNode) YAML.readTree(yaml);
    }

    static void write(ObjectNode document, Path file) throws IOException {
        Files.writeString(file, YAML.writeValueAsString(document));
    }

    /// A part written down.
    static ObjectNode part(String yaml) {
        try {
            return read(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    /// The operations by `method path`.
    static List<Map.Entry<String, ObjectNode>> operations(ObjectNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .map(it -> Map.entry(it.getKey() + " " + path.getKey(), (ObjectNode) it.getValue())))
                .toList();
    }

    static ObjectNode schemas(ObjectNode document) {
        return object(object(document, "components"), "schemas");
    }

    /// Puts the fields in the order of their names.
    static void sort(ObjectNode node) {
        var sorted = new TreeMap<String, JsonNode>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        node.removeAll();
        node.setAll(sorted);
    }

    /// The field, made if it is not there.
    static ObjectNode object(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode there ? there : parent.putObject(field);
    }

    static ArrayNode array(ObjectNode parent, String field) {
        return parent.get(field) instanceof ArrayNode there ? there : parent.putArray(field);
    }

    /// The name behind a `$ref`, or nothing.
    static String referenced(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static boolean names(JsonNode texts, String text) {
        for (JsonNode it : texts) {
            if (it.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /// Calls for each object of the tree, the outer ones first. What the call adds is visited, too.
    static void each(JsonNode tree, Consumer<ObjectNode> visit) {
        var open = new ArrayDeque<JsonNode>();
        open.push(tree);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node instanceof ObjectNode object) {
                visit.accept(object);
            }
            node.forEach(open::push);
        }
    }
}
