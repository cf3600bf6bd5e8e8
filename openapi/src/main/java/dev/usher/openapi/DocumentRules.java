package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What clients rely on in a document: generated clients call what it says, as it says it.
public final class DocumentRules {
    /// At least a verb and a noun: `listEvents`, never `list`, which a second controller makes `list_1`.
    private static final Pattern OPERATION_ID = Pattern.compile("[a-z]+(?:[A-Z][a-z0-9]*)+");

    /// Escapes of Markdown, links to Java, and what the generator makes of the word "shown".
    private static final Pattern ARTEFACT = Pattern.compile("\\\\[^A-Za-z0-9\\s]|\\[[\\w.]*#\\w+]|\\w+_\\d+n?\\b");

    private static final Pattern ID_NAME = Pattern.compile("(?:event|registration|ticket|device|user)Id");
    private static final Pattern ID_REFERENCE = Pattern.compile("(?:Event|Registration|Ticket|Device|User)Id");

    private final ObjectNode document;
    private final List<String> violations = new ArrayList<>();

    private DocumentRules(ObjectNode document) {
        this.document = document;
    }

    /// Every rule that the document breaks, with the place; empty if it keeps all.
    ///
    /// @param yaml the document as it is served
    public static List<String> violations(String yaml) throws IOException {
        return violations(Yaml.read(yaml));
    }

    /// The values that a property of a schema may have, as the document lists them.
    ///
    /// @param path schema and property, such as `TicketView.status`
    public static List<String> values(String yaml, String path) throws IOException {
        int dot = path.lastIndexOf('.');
        JsonNode property = Yaml.schemas(Yaml.read(yaml))
                .path(path.substring(0, dot))
                .path("properties")
                .path(path.substring(dot + 1));
        var values = new ArrayList<String>();
        (property.has("items") ? property.path("items") : property)
                .path("enum")
                .forEach(value -> values.add(value.asText()));
        return List.copyOf(values);
    }

    static List<String> violations(ObjectNode document) {
        var rules = new DocumentRules(document);
        rules.checkWhole();
        rules.checkOperations();
        rules.checkSchemas(document, "");
        return List.copyOf(rules.violations);
    }

    private void checkWhole() {
        require(document.path("info").has("license"), "info", "has no licence");
        require(!document.path("servers").isEmpty(), "servers", "are not declared");
        require(Yaml.schemas(document).has("Problem"), "components", "have no Problem");
    }

    private void checkOperations() {
        var ids = new HashMap<String, String>();
        var tags = new HashSet<String>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        for (Map.Entry<String, ObjectNode> it : Yaml.operations(document)) {
            String place = it.getKey();
            ObjectNode operation = it.getValue();
            String id = operation.path("operationId").asText();
            require(OPERATION_ID.matcher(id).matches(), place, "needs an operationId of a verb and a noun, not " + id);
            String other = ids.put(id, place);
            require(other == null, place, "has the operationId of " + other);
            require(!operation.path("tags").isEmpty(), place, "has no tag");
            operation.path("tags").forEach(tag -> require(tags.contains(tag.asText()), place, "has an undeclared tag"));
            operation.path("responses").properties().forEach(answer -> checkAnswer(place, answer));
            operation.path("parameters").forEach(parameter -> checkParameter(place, parameter));
        }
    }

    private void checkAnswer(String operation, Map.Entry<String, JsonNode> answer) {
        String place = operation + " " + answer.getKey();
        JsonNode content = answer.getValue().path("content");
        if (answer.getKey().charAt(0) >= '4') {
            String schema =
                    Yaml.referenced(content.path("application/problem+json").path("schema"));
            require(schema.equals("Problem") && content.size() == 1, place, "is not a problem document");
        }
        content.properties()
                .forEach(body -> require(body.getValue().has("schema"), place, body.getKey() + " has no schema"));
    }

    private void checkParameter(String operation, JsonNode parameter) {
        String name = parameter.path("name").asText();
        if (ID_NAME.matcher(name).matches()) {
            require(
                    ID_REFERENCE
                            .matcher(Yaml.referenced(parameter.path("schema")))
                            .matches(),
                    operation + " " + name,
                    "is not an id");
        }
    }

    private void checkSchemas(JsonNode node, String place) {
        if (node instanceof ObjectNode object) {
            checkTexts(object, place);
            checkPattern(object, place);
            require(
                    !(object.path("nullable").isBoolean() && !object.has("type")),
                    place,
                    "is nullable and has no type beside it");
        }
        node.properties().forEach(child -> {
            String at = place + "/" + child.getKey();
            if (place.endsWith("/properties") && ID_NAME.matcher(child.getKey()).matches()) {
                boolean isId = ID_REFERENCE
                        .matcher(Yaml.referenced(child.getValue())
                                + Yaml.referenced(child.getValue().path("allOf").path(0)))
                        .matches();
                require(isId, at, "is not an id");
            }
            checkSchemas(child.getValue(), at);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkSchemas(node.get(i), place + "/" + i);
        }
        if (place.matches("/components/schemas/" + ID_REFERENCE)) {
            require(node.path("type").asText().equals("string"), place, "must be a string");
            require(node.has("pattern") && node.has("example"), place, "needs a pattern and an example");
        }
    }

    private void checkTexts(ObjectNode node, String place) {
        for (String field : List.of("summary", "description")) {
            if (node.get(field) instanceof TextNode text) {
                require(!ARTEFACT.matcher(text.asText()).find(), place, "has an artefact: " + text.asText());
            }
        }
    }

    private void checkPattern(ObjectNode node, String place) {
        if (node.get("pattern") instanceof TextNode pattern) {
            require(Patterns.isPortable(pattern.asText()), place, "is not portable: " + pattern.asText());
        }
        require(!node.has("x-pattern-message"), place, "says its rule in no field that clients know");
    }

    private void require(boolean holds, String place, String otherwise) {
        if (!holds) {
            violations.add(place + " " + otherwise);
        }
    }
}
