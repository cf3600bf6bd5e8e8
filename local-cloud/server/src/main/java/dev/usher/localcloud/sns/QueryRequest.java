package dev.usher.localcloud.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A request of the AWS query protocol: form fields whose names are paths, such as `Attributes.entry.1.key`.
///
/// @param prefix of every name this (part of a) request asks for; empty or ends with a dot
record QueryRequest(Map<String, String> fields, String prefix) {

    static QueryRequest parse(String form) {
        var fields = new HashMap<String, String>();
        for (var field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
            }
        }
        return new QueryRequest(fields, "");
    }

    String require(String name) {
        return find(name).orElseThrow(() -> SnsException.invalid(prefix + name + " is missing"));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(prefix + name));
    }

    /// The members of a list or entries of a map, in order; `marker` is a field that each of them has.
    List<QueryRequest> parts(String path, String marker) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> new QueryRequest(fields, prefix + path + "." + number + "."))
                .takeWhile(part -> part.find(marker).isPresent())
                .toList();
    }

    /// The map of names to values that many actions call `Attributes`.
    Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        parts("Attributes.entry", "key")
                .forEach(entry ->
                        attributes.put(entry.require("key"), entry.find("value").orElse("")));
        return attributes;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
