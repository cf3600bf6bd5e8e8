package dev.usher.localcloud.sns;

import java.util.Map;
import java.util.stream.Collectors;

/// The few XML shapes that answers of the query protocol consist of.
final class Xml {

    private Xml() {}

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static String text(String name, String text) {
        return element(name, escape(text));
    }

    static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry -> element("entry", text("key", entry.getKey()) + text("value", entry.getValue())))
                .collect(Collectors.joining("", "<Attributes>", "</Attributes>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
