package dev.usher.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An answer in JSON with the tag that names its bytes, so that who has them already need not get them
/// again ([conditional requests](https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests)).
public final class TaggedJson {
    private static final int TAG_BYTES = 12;

    private final byte[] json;
    private final String tag;

    private TaggedJson(byte[] json) {
        this.json = json;
        this.tag = '"' + HexFormat.of().formatHex(Arrays.copyOf(sha256(json), TAG_BYTES)) + '"';
    }

    /// Renders a view.
    public static TaggedJson of(Object view, ObjectMapper mapper) {
        try {
            return new TaggedJson(mapper.writeValueAsBytes(view));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot render " + view.getClass().getSimpleName(), e);
        }
    }

    /// The entity tag, in its quotes: the same for the same bytes on every instance.
    public String tag() {
        return tag;
    }

    /// The JSON.
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /// 200 with the JSON, or 304 without if the caller has it.
    ///
    /// @param cacheControl who may keep it for how long
    public HttpResponse<?> answer(HttpRequest<?> request, String cacheControl) {
        @Nullable String has = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        MutableHttpResponse<?> answer = has != null && isNamedBy(has)
                ? HttpResponse.notModified()
                : HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, cacheControl);
    }

    /// Whether a condition names this state.
    ///
    /// @param tags the value of `If-Match` or `If-None-Match`
    public boolean isNamedBy(String tags) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                // A proxy that compresses makes a strong tag weak.
                .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
