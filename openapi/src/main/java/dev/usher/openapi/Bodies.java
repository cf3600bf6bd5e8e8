package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Bodies that are not JSON: pictures, passes, files and streams.
final class Bodies {
    private static final String ANY = "*/*";

    private Bodies() {}

    static void complete(ObjectNode document) {
        Yaml.each(document, node -> {
            if (node.get("content") instanceof ObjectNode content) {
                completeBodies(content);
            }
        });
    }

    private static void completeBodies(ObjectNode content) {
        if (content.size() > 1) {
            content.remove(ANY);
        }
        for (String key : content.properties().stream().map(Map.Entry::getKey).toList()) {
            String mediaType = withoutCharset(key);
            if (!mediaType.equals(key)) {
                content.set(mediaType, content.remove(key));
            }
            ObjectNode body = Yaml.object(content, mediaType);
            if (mediaType.equals("text/event-stream")) {
                // A stream of events is a text, whatever its events hold.
                body.set("schema", Yaml.part("type: string"));
            } else if (isBinary(mediaType)) {
                body.set("schema", Yaml.part("{type: string, format: binary}"));
            }
        }
    }

    /// Clients compare the key with the type that they get.
    private static String withoutCharset(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return parameters < 0 ? mediaType : mediaType.substring(0, parameters);
    }

    private static boolean isBinary(String mediaType) {
        return !mediaType.endsWith("json") && !mediaType.equals(ANY);
    }

    /// Whether a request or an answer has a body.
    static boolean hasContent(JsonNode node) {
        return !node.path("content").isEmpty();
    }
}
