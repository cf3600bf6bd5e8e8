package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/// What is said of the document as a whole, and of headers that several operations take.
final class Descriptions {
    private static final String EVERYWHERE = """
            Any path may also answer 405 (with `Allow`), 408 if the request does not arrive in time, 414 or 431 if its target
            or its headers are too long; a path that does not exist answers 404. All of them are problem documents.""";

    private static final ObjectNode IDEMPOTENCY_KEY = Yaml.part("""
            description: >-
              1 to 255 printable characters of ASCII that do not begin or end with a space; a repetition with the same key
              does nothing twice
            schema: {type: string, minLength: 1, maxLength: 255, pattern: '^[!-~](?:[ -~]{0,253}[!-~])?$'}
            """);
    private static final ObjectNode IF_MATCH = Yaml.part("""
            description: the ETag of the state that this request changes; if it is another by now, the answer is 412
            schema: {type: string, example: '"5f1a"'}
            """);

    private Descriptions() {}

    static void complete(ObjectNode document) {
        ObjectNode info = Yaml.object(document, "info");
        info.set("license", Yaml.part("{name: Apache-2.0, url: 'https://www.apache.org/licenses/LICENSE-2.0'}"));
        String description = info.path("description").asText();
        if (!description.contains(EVERYWHERE)) {
            info.put("description", description + " " + EVERYWHERE);
        }
        document.set(
                "servers",
                Yaml.part("all: [{url: /, description: where this document is}]")
                        .get("all"));
        declareTags(document);
        Yaml.operations(document).forEach(it -> {
            boolean needsKey =
                    it.getValue().at("/responses/400/description").asText().contains("idempotency-key-required");
            it.getValue().path("parameters").forEach(parameter -> complete(parameter, needsKey));
        });
    }

    private static void declareTags(ObjectNode document) {
        var names = new TreeSet<String>();
        Yaml.operations(document).forEach(it -> it.getValue().path("tags").forEach(tag -> names.add(tag.asText())));
        var tags = document.putArray("tags");
        names.forEach(name -> tags.addObject().put("name", name));
    }

    private static void complete(JsonNode parameter, boolean needsKey) {
        switch (parameter.path("name").asText()) {
            case "Idempotency-Key" ->
                ((ObjectNode) parameter).put("required", needsKey).setAll(IDEMPOTENCY_KEY.deepCopy());
            case "If-Match" -> ((ObjectNode) parameter).setAll(IF_MATCH.deepCopy());
            default -> {}
        }
    }
}
