package dev.usher.localcloud.stripe.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Compiles schemas of the contract, and closes those that list their properties: Stripe leaves them open,
/// so that a misspelt property would pass.
final class StrictSchemas {

    private static final String LOCATION = "https://stripe.example/";

    private final JsonNode components;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    /// @param components what `$ref`s point into
    StrictSchemas(JsonNode components) {
        this.components = closed(components);
        var dialect = JsonMetaSchema.builder(OpenApi30.getInstance())
                .keyword(new NonValidationKeyword("components"))
                .build();
        this.factory = JsonSchemaFactory.getInstance(
                VersionFlag.V4, builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
    }

    /// The schema of a component, such as `payment_intent`.
    JsonSchema ofComponent(String name) {
        return compiled.computeIfAbsent(
                name, key -> compile(key, StripeJson.object().put("$ref", "#/components/schemas/" + key)));
    }

    /// Compiles a schema that is written out, after it was closed.
    ///
    /// @param name identifies it
    JsonSchema compile(String name, ObjectNode schema) {
        var whole = schema.deepCopy();
        whole.set("components", components);
        var result = factory.getSchema(
                SchemaLocation.of(LOCATION + name),
                whole,
                SchemaValidatorsConfig.builder().build());
        result.initializeValidators();
        return result;
    }

    /// A copy in which objects with named properties have no others, and without notes (`x-…`).
    static JsonNode closed(JsonNode schema) {
        var copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        node.forEach(StrictSchemas::close);
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject()
                    && object.path("type").asText().equals("object")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            if (object.path("nullable").asBoolean() && object.path("anyOf") instanceof ArrayNode alternatives) {
                // Stripe means this; the validator lets null pass only where a type is beside "nullable".
                alternatives.addObject().putArray("enum").addNull();
            }
            var notes = new ArrayList<String>();
            object.fieldNames().forEachRemaining(name -> {
                if (name.startsWith("x-")) {
                    notes.add(name);
                }
            });
            object.remove(notes);
        }
    }
}
