package dev.usher.platform.testing;

import dev.usher.contracts.id.UserId;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;

/// A test that calls its service over HTTP; see [SliceTest]. Headers are given as names and values in turn, for
/// example those of [#as].
@SliceTest
public abstract class HttpSlice {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.createDefault();

    @Inject
    EmbeddedServer server;

    /// The header of a signed-in user.
    ///
    /// @param groups of the user, such as `organizer`
    protected static String[] as(UserId user, String... groups) {
        return authorization("Bearer " + TestTokens.of(user, groups));
    }

    /// The header of a signed-in organizer.
    protected static String[] asOrganizer() {
        return authorization("Bearer " + TestTokens.ofOrganizer());
    }

    /// The header with these credentials, which start with their scheme.
    protected static String[] authorization(String credentials) {
        return new String[] {"Authorization", credentials};
    }

    /// These headers and more of them.
    protected static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    protected Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    protected Answer post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /// Posts bytes of any content type.
    protected Answer post(String path, byte[] body, String... headers) {
        return send("POST", path, BodyPublishers.ofByteArray(body), headers);
    }

    protected Answer put(String path, String body, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(body), headers);
    }

    /// Puts bytes of any content type.
    protected Answer put(String path, byte[] body, String... headers) {
        return send("PUT", path, BodyPublishers.ofByteArray(body), headers);
    }

    protected Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /// Sends a request with any method.
    protected Answer send(String method, String path, BodyPublisher body, String... headers) {
        return Answer.of(exchange(method, path, body, headers));
    }

    /// Sends a request with any method, for a test that looks at the response's headers.
    protected HttpResponse<String> exchange(String method, String path, BodyPublisher body, String... headers) {
        return exchange(request(method, path, body, headers), BodyHandlers.ofString());
    }

    /// The bytes of the response to a GET.
    protected byte[] bytes(String path, String... headers) {
        return exchange(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofByteArray())
                .body();
    }

    /// The value of a header of the response to a GET; empty if there is none.
    protected String headerOf(String name, String path, String... headers) {
        return header(
                exchange(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.discarding()), name);
    }

    /// Opens a GET with a streaming response, and returns its lines as they arrive.
    protected Stream<String> lines(String path, String... headers) {
        return exchange(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofLines())
                .body();
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .method(method, body)
                .setHeader("Content-Type", "application/json");
        for (int header = 0; header < headers.length; header += 2) {
            request.setHeader(headers[header], headers[header + 1]);
        }
        return request.build();
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// A response.
    ///
    /// @param type its content type; empty if there is no such header
    /// @param retryAfter empty if there is no such header
    public record Answer(int status, String type, String body, String retryAfter) {
        /// What is compared of a response.
        public static Answer of(HttpResponse<String> response) {
            return new Answer(
                    response.statusCode(),
                    header(response, "Content-Type"),
                    response.body(),
                    header(response, "Retry-After"));
        }

        /// A JSON response; whitespace between its members is ignored.
        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", body.replaceAll("\\n\\s*", ""), "");
        }

        /// A problem document with only the usual members.
        public static Answer problem(int status, String slug, String title, String detail) {
            return problem(status, slug, title, detail, "");
        }

        /// A problem document.
        ///
        /// @param more further members as JSON, each with a comma before it
        public static Answer problem(int status, String slug, String title, String detail, String more) {
            String body = """
                    {"type":"https://usher.dev/problems/%s","title":"%s","status":%d,"detail":"%s"%s}""".formatted(slug, title, status, detail, more);
            return new Answer(status, "application/problem+json", body, "");
        }

        /// The members of a body that is a JSON object.
        public Map<String, Object> members() {
            try {
                return JSON.readValue(body, Argument.mapOf(String.class, Object.class));
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + this, e);
            }
        }

        /// The text of a JSON member, wherever it is first.
        public String text(String member) {
            String start = "\"" + member + "\":\"";
            int from = body.indexOf(start) + start.length();
            return body.substring(from, body.indexOf('"', from));
        }
    }
}
