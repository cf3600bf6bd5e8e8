package dev.usher.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;

/// Ids are texts with a prefix, wherever they stand.
final class Ids {
    private static final String HEX = "[0-9A-Fa-f]";
    private static final String UUID = HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}";
    private static final String EXAMPLE = "6f1f2a9e-4c1d-4b8e-9a57-0d3c5e7b1a42";

    /// Requests may leave the prefix out; answers have it.
    private static final Map<String, ObjectNode> SCHEMAS = Map.of(
            "EventId", id("an event", "EVENT#"),
            "RegistrationId", id("a registration, which is one order", "REG#"),
            "TicketId", id("a ticket", "TICKET#"),
            "DeviceId", id("a paired device", "DEVICE#"),
            "UserId", schema("Names a person who signed in.", "^USER#[A-Za-z0-9._:@|-]{1,64}$", "USER#" + EXAMPLE));

    private static final Pattern ID_FIELD = Pattern.compile("(event|registration|ticket|device|user)Id");

    private Ids() {}

    static void complete(ObjectNode document) {
        ObjectNode schemas = Yaml.schemas(document);
        SCHEMAS.forEach((name, schema) -> schemas.set(name, schema.deepCopy()));
        Yaml.each(document, node -> {
            if (node.get("properties") instanceof ObjectNode properties) {
                properties.properties().forEach(property -> refer(property.getKey(), property.getValue()));
            }
        });
    }

    private static void refer(String name, Object schema) {
        if (ID_FIELD.matcher(name).matches()
                && schema instanceof ObjectNode text
                && text.path("type").asText().equals("string")) {
            boolean nullable = text.path("nullable").asBoolean();
            text.removeAll();
            String reference = "#/components/schemas/" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            if (nullable) {
                text.put("nullable", true).putArray("allOf").addObject().put("$ref", reference);
            } else {
                text.put("$ref", reference);
            }
        }
    }

    private static ObjectNode id(String what, String prefix) {
        return schema("Names " + what + ".", "^(?:" + prefix + ")?" + UUID + "$", prefix + EXAMPLE);
    }

    private static ObjectNode schema(String description, String pattern, String example) {
        return Yaml.part("type: string")
                .put("description", description)
                .put("pattern", pattern)
                .put("example", example);
    }
}
