package dev.usher.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A problem document of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
///
/// @param type stable identifier of the kind of problem, listed in docs/problems.md; clients branch on this
/// @param title the kind in a few words; the same for every problem of a type
/// @param status HTTP status code, repeated from the response line
/// @param detail what went wrong this time and what to do; no stack trace, no personal data
/// @param extensions further members that a client may need, next to the others in the JSON
@Serdeable
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @JsonAnyGetter Map<String, Object> extensions) {
    private static final String TYPE_BASE = "https://usher.dev/problems/";

    public Problem {
        // Map.copyOf would order the members differently in every process.
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /// A problem without further members.
    public static Problem of(ProblemType type, String detail) {
        return of(type.status(), type, detail);
    }

    /// The same with another status, for kinds that have several.
    static Problem of(HttpStatus status, ProblemType type, String detail) {
        return new Problem(URI.create(TYPE_BASE + type.slug()), type.title(), status.getCode(), detail, Map.of());
    }

    /// The same problem with one more member.
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, title, status, detail, more);
    }

    /// The answer that carries it.
    public MutableHttpResponse<Problem> toResponse() {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .contentType(MediaType.of("application/problem+json"))
                .body(this);
    }
}
