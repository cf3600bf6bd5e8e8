package dev.usher.localcloud.stripe.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns `a[b]=c&expand[0]=x` into the tree it stands for; every leaf is text.
///
/// `[]` and `[0]` make arrays, any other name in brackets an object. It is the format of request bodies and
/// of query strings alike.
public final class FormDecoder {

    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern SEGMENT = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern INDEX = Pattern.compile("\\d{0,4}");

    private FormDecoder() {}

    /// Decodes a form or a query string, without a question mark.
    ///
    /// @throws ApiFailure with status 400 when the names contradict each other or are not well formed
    public static ObjectNode decode(@Nullable String form) {
        var root = StripeJson.object();
        if (form == null || form.isBlank()) {
            return root;
        }
        for (var pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = unescape(equals < 0 ? pair : pair.substring(0, equals));
                put(root, name, equals < 0 ? "" : unescape(pair.substring(equals + 1)));
            }
        }
        return root;
    }

    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiFailure.invalidRequest(null, null, "Invalid request: the form encoding is broken.");
        }
    }

    private static void put(ObjectNode root, String name, String value) {
        var path = path(name);
        JsonNode place = root;
        for (var depth = 0; depth < path.size() - 1; depth++) {
            place = descend(place, path.get(depth), isIndex(path.get(depth + 1)), name);
        }
        var last = path.getLast();
        switch (place) {
            case ObjectNode object -> object.put(last, value);
            case ArrayNode array when isIndex(last) -> array.add(value);
            default -> throw contradiction(name);
        }
    }

    private static JsonNode descend(JsonNode place, String segment, boolean wantsArray, String name) {
        JsonNode next = switch (place) {
            case ObjectNode object ->
                object.has(segment) ? object.get(segment) : object.putIfAbsent(segment, fresh(wantsArray));
            case ArrayNode array when isIndex(segment) -> element(array, segment, wantsArray);
            default -> throw contradiction(name);
        };
        var found = next == null ? place.path(segment) : next;
        if (found.isArray() != wantsArray || found.isValueNode()) {
            throw contradiction(name);
        }
        return found;
    }

    private static JsonNode element(ArrayNode array, String segment, boolean wantsArray) {
        var index = segment.isEmpty() ? array.size() : Math.min(Integer.parseInt(segment), array.size());
        if (index == array.size()) {
            array.add(fresh(wantsArray));
        }
        return array.get(index);
    }

    private static JsonNode fresh(boolean wantsArray) {
        return wantsArray ? StripeJson.array() : StripeJson.object();
    }

    private static List<String> path(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw ApiFailure.invalidRequest(null, name, "Invalid parameter name: " + name);
        }
        var path = new ArrayList<String>();
        path.add(matcher.group(1));
        SEGMENT.matcher(matcher.group(2)).results().forEach(segment -> path.add(segment.group(1)));
        return path;
    }

    private static boolean isIndex(String segment) {
        return INDEX.matcher(segment).matches();
    }

    private static ApiFailure contradiction(String name) {
        return ApiFailure.invalidRequest(null, name, "Invalid parameters: " + name + " is used in two ways.");
    }
}
