package dev.usher.platform.web;

import dev.usher.contracts.hash.Sha256;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A JSON answer with an entity tag, so that a caller that already has it need not download it again
/// ([conditional requests](https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests)).
public final class TaggedJson {
    private static final int TAG_BYTES = 12;

    private final byte[] json;
    private final String tag;

    private TaggedJson(byte[] json, String prefix) {
        this.json = json;
        this.tag = '"'
                + prefix
                + HexFormat.of().formatHex(Arrays.copyOf(Sha256.digest().digest(json), TAG_BYTES))
                + '"';
    }

    /// Renders a view.
    public static TaggedJson of(Object view, ObjectMapper mapper) {
        return of(view, mapper, "");
    }

    /// Renders a view that shows more than people edit, such as remaining capacity. Its tag also contains
    /// the revision of what they edit, so that [#names] can compare that alone.
    ///
    /// @param revision of what people edit
    public static TaggedJson of(Object view, ObjectMapper mapper, long revision) {
        return of(view, mapper, revision + "-");
    }

    private static TaggedJson of(Object view, ObjectMapper mapper, String prefix) {
        try {
            return new TaggedJson(mapper.writeValueAsBytes(view), prefix);
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

    /// 200 with the JSON, or 304 without a body if the caller has it.
    ///
    /// @param cacheControl who may cache it, and for how long
    public HttpResponse<?> answer(HttpRequest<?> request, String cacheControl) {
        @Nullable String has = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        MutableHttpResponse<?> answer = has != null && isNamedBy(has)
                ? HttpResponse.notModified()
                : HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, cacheControl);
    }

    /// 200 or 201 after a change, with the JSON and its tag.
    public HttpResponse<?> answer(HttpStatus status) {
        return HttpResponse.status(status)
                .body(json)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag);
    }

    /// Whether a condition names this state.
    ///
    /// @param tags the value of `If-Match` or `If-None-Match`
    public boolean isNamedBy(String tags) {
        return candidates(tags).anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
    }

    /// Whether a condition names this revision, whatever the rest of its tag.
    ///
    /// @param ifMatch the value of `If-Match`; `*` names every revision that exists
    /// @param revision 0 if there is none
    public static boolean names(String ifMatch, long revision) {
        return revision > 0
                && candidates(ifMatch)
                        .anyMatch(candidate -> candidate.equals("*") || candidate.startsWith("\"" + revision + "-"));
    }

    private static Stream<String> candidates(String tags) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                // A compressing proxy makes a strong tag weak.
                .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate);
    }
}
