package dev.usher.localcloud.stripe.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.usher.localcloud.stripe.state.StripeJson;

/// What one call takes.
///
/// @param shape the schema as it is written, for reading texts as what they stand for
/// @param compiled the same, for checking
record CallSchema(ObjectNode shape, JsonSchema compiled) {

    private static final String FORM = "/requestBody/content/application~1x-www-form-urlencoded/schema";

    static CallSchema of(JsonNode operation, StrictSchemas schemas) {
        var body = operation.at(FORM);
        var shape = StrictSchemas.closed(body.isObject() ? body : query(operation));
        var object = (ObjectNode) shape;
        return new CallSchema(
                object, schemas.compile("call/" + operation.path("operationId").asText(), object));
    }

    void check(ObjectNode parameters) {
        var typed = FormTypes.read(parameters, shape);
        Complaint.first(compiled.validate(typed)).ifPresent(complaint -> {
            throw complaint.about(typed);
        });
    }

    private static ObjectNode query(JsonNode operation) {
        var schema = StripeJson.object().put("type", "object").put("additionalProperties", false);
        var properties = schema.putObject("properties");
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                properties.set(parameter.path("name").asText(), parameter.path("schema"));
            }
        }
        return schema;
    }
}
