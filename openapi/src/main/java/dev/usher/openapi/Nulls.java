package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// Where `null` may stand: in requests, for what may be left out. Answers leave absent fields out, and
/// parameters cannot be null.
final class Nulls {
    private Nulls() {}

    static void complete(ObjectNode document) {
        ObjectNode schemas = Yaml.schemas(document);
        List<JsonNode> requests = Yaml.operations(document).stream()
                .map(it -> it.getValue().path("requestBody"))
                .toList();
        Set<String> sent = References.reached(document, requests);
        Yaml.each(document.path("paths"), Nulls::remove);
        schemas.properties().forEach(schema -> {
            if (!sent.contains(schema.getKey())) {
                Yaml.each(schema.getValue(), Nulls::remove);
            } else {
                Yaml.each(schema.getValue(), object -> keep(object, schemas));
            }
        });
    }

    private static void remove(ObjectNode schema) {
        if (schema.path("nullable").isBoolean()) {
            schema.remove("nullable");
            if (schema.path("allOf").size() == 1) {
                JsonNode only = schema.path("allOf").get(0);
                schema.removeAll();
                schema.setAll((ObjectNode) only);
            }
        }
    }

    private static void keep(ObjectNode object, ObjectNode schemas) {
        if (!(object.get("properties") instanceof ObjectNode properties)) {
            return;
        }
        properties.properties().forEach(it -> {
            var property = (ObjectNode) it.getValue();
            if (Yaml.names(object.path("required"), it.getKey())) {
                remove(property);
            } else if (property.path("nullable").asBoolean() && property.has("allOf")) {
                // OpenAPI 3.0.3: nullable means nothing beside no type.
                String type = schemas.path(
                                Yaml.referenced(property.path("allOf").get(0)))
                        .path("type")
                        .asText("object");
                property.put("type", type);
            }
        });
    }
}
