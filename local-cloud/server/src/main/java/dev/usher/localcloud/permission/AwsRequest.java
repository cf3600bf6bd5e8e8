package dev.usher.localcloud.permission;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request as it is read at the door.
///
/// @param target path and query
/// @param headers by name in lower case; of several of one name the last
/// @param body empty where the protocol is read from the head alone
record AwsRequest(String method, String target, Map<String, String> headers, String body) {

    private static final Pattern HEADER_CREDENTIAL = Pattern.compile("\\bCredential=([^/,\\s]+)/");
    private static final Pattern QUERY_CREDENTIAL = Pattern.compile("[?&]X-Amz-Credential=([^/%&]+)(?:/|%2F)");

    /// Reads the first line and the headers.
    ///
    /// @param head ends with an empty line
    /// @throws IllegalArgumentException if this is not HTTP
    static AwsRequest parse(String head) {
        String[] lines = head.split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3) {
            throw new IllegalArgumentException("not an HTTP request: " + lines[0]);
        }
        var headers = new HashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new AwsRequest(first[0], first[1], headers, "");
    }

    AwsRequest with(String newBody) {
        return new AwsRequest(method, target, headers, newBody);
    }

    /// The access key id that signed it, in a header or in a link. Who it is, not whether the signature holds.
    Optional<String> accessKeyId() {
        var inHeader = HEADER_CREDENTIAL.matcher(header("authorization"));
        if (inHeader.find()) {
            return Optional.of(inHeader.group(1));
        }
        var inLink = QUERY_CREDENTIAL.matcher(target);
        return inLink.find() ? Optional.of(inLink.group(1)) : Optional.empty();
    }

    /// A header's value; empty if it is not there.
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// The fields of the query, decoded; those without a value are empty.
    Map<String, String> query() {
        int query = target.indexOf('?');
        return query < 0 ? Map.of() : fields(target.substring(query + 1));
    }

    /// The fields of a form in the body.
    Map<String, String> form() {
        return fields(body);
    }

    private static Map<String, String> fields(String encoded) {
        var fields = new HashMap<String, String>();
        for (var field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    decode(equals < 0 ? field : field.substring(0, equals)),
                    equals < 0 ? "" : decode(field.substring(equals + 1)));
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
