package dev.usher.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/// Texts that were written as Markdown comments: the generator escapes what is Markdown in them, and keeps
/// links to Java.
final class Texts {
    private static final List<String> FIELDS = List.of("summary", "description");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([^A-Za-z0-9\\s])");
    private static final Pattern JAVA_LINK = Pattern.compile("\\[[\\w.]*#?(\\w+)](?!\\()");

    /// What the generator writes where nobody said anything.
    private static final Pattern SILENCE = Pattern.compile("\\w+ \\d{3} response");

    private Texts() {}

    static void clean(ObjectNode document) {
        Yaml.each(
                document,
                node -> FIELDS.forEach(field -> {
                    if (node.get(field) instanceof TextNode text) {
                        node.put(field, clean(text.asText()));
                    }
                }));
    }

    private static String clean(String text) {
        if (SILENCE.matcher(text).matches()) {
            return "Ok";
        }
        return JAVA_LINK.matcher(ESCAPED.matcher(text).replaceAll("$1")).replaceAll("$1");
    }
}
