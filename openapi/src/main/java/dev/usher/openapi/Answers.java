package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What every operation of a kind may answer, and what such answers carry. Controllers only name what is
/// special about theirs.
final class Answers {
    private static final String PROBLEM_JSON = "application/problem+json";

    private static final ObjectNode PROBLEM = Yaml.part("""
            type: object
            description: >-
              What went wrong, as RFC 9457 has it. Branch on type; docs/problems.md lists the types. Some types have further
              members.
            required: [type, title, status, detail]
            properties:
              type: {type: string, format: uri, example: 'https://usher.dev/problems/not-found'}
              title: {type: string, description: the kind in a few words}
              status: {type: integer, format: int32, minimum: 400, maximum: 599, description: the HTTP status}
              detail: {type: string, description: what went wrong this time and what to do}
            additionalProperties: true
            """);

    /// By status, what it means unless the controller says more.
    private static final Map<String, String> MEANINGS = Map.of(
            "400", "malformed-request, invalid-field",
            "401", "not-signed-in: no token, or one that is invalid or expired",
            "403", "not-allowed: the role is missing, or scripts from this origin may not call",
            "404", "not-found",
            "406", "not-acceptable: see Accept",
            "413", "too-large",
            "415", "unsupported-media-type: of the body, or its encoding",
            "500", "internal-error: trying again may help");

    private static final ObjectNode ETAG =
            Yaml.part("{description: names this state, schema: {type: string, example: '\"5f1a\"'}}");
    private static final ObjectNode RETRY_AFTER =
            Yaml.part("{description: how many seconds to wait, schema: {type: integer, format: int32, minimum: 1}}");
    private static final ObjectNode IF_NONE_MATCH = Yaml.part("""
            name: If-None-Match
            in: header
            required: false
            description: the ETag of an answer before; if it is still so, the answer is 304 without a body
            schema: {type: string, example: '"5f1a"'}
            """);

    private Answers() {}

    static void complete(ObjectNode document) {
        Yaml.schemas(document).set("Problem", PROBLEM.deepCopy());
        Yaml.operations(document).forEach(it -> complete(it.getKey(), it.getValue()));
    }

    private static void complete(String name, ObjectNode operation) {
        ObjectNode responses = Yaml.object(operation, "responses");
        boolean hasBody = Bodies.hasContent(operation.path("requestBody"));
        add(responses, "400", hasBody || hasParameterOfOurs(operation));
        add(responses, "401", !operation.path("security").isEmpty());
        add(responses, "403", true);
        add(responses, "404", name.contains("{"));
        add(responses, "406", responses.properties().stream().anyMatch(it -> isGood(it.getKey(), it.getValue())));
        add(responses, "413", hasBody);
        add(responses, "415", hasBody);
        add(responses, "500", true);
        responses.properties().forEach(it -> carry(it.getKey(), (ObjectNode) it.getValue()));
        addTags(operation, responses);
    }

    private static void add(ObjectNode responses, String status, boolean may) {
        if (may && !responses.has(status)) {
            responses.putObject(status).put("description", MEANINGS.get(status));
        }
    }

    private static void carry(String status, ObjectNode response) {
        if (status.charAt(0) >= '4') {
            response.putObject("content")
                    .putObject(PROBLEM_JSON)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
        if (status.equals("429") || status.equals("503")) {
            Yaml.object(response, "headers").set("Retry-After", RETRY_AFTER.deepCopy());
        }
    }

    private static void addTags(ObjectNode operation, ObjectNode responses) {
        boolean revalidates = responses.has("304");
        if (revalidates && !hasParameter(operation, "If-None-Match")) {
            Yaml.array(operation, "parameters").add(IF_NONE_MATCH.deepCopy());
        }
        if (revalidates || hasParameter(operation, "If-Match")) {
            responses.properties().stream()
                    .filter(it -> it.getKey().equals("304") || isGood(it.getKey(), it.getValue()))
                    .forEach(it ->
                            Yaml.object((ObjectNode) it.getValue(), "headers").set("ETag", ETAG.deepCopy()));
        }
    }

    private static boolean isGood(String status, JsonNode response) {
        return status.startsWith("2") && Bodies.hasContent(response);
    }

    /// Any ETag may be sent, and what is completed once must stay as it is.
    private static boolean hasParameterOfOurs(ObjectNode operation) {
        int all = operation.path("parameters").size();
        return all > (hasParameter(operation, "If-None-Match") ? 1 : 0);
    }

    private static boolean hasParameter(ObjectNode operation, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
