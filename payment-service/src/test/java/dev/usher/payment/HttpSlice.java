package dev.usher.payment;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/// Calls the service of a slice test over HTTP, and reads the whole response.
@Singleton
public final class HttpSlice {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmbeddedServer server;

    HttpSlice(EmbeddedServer server) {
        this.server = server;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    /// Posts bytes of any content type.
    public Answer post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path, String body, String... headers) {
        return send(request(path, headers).PUT(BodyPublishers.ofString(body)));
    }

    /// Puts bytes of any content type.
    public Answer put(String path, byte[] body, String... headers) {
        return send(request(path, headers).PUT(BodyPublishers.ofByteArray(body)));
    }

    /// The bytes of the response to a GET.
    public byte[] bytes(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    /// The value of a header of the response to a GET; empty if there is none.
    public String headerOf(String name, String path, String... headers) {
        return sent(request(path, headers).GET()).headers().firstValue(name).orElse("");
    }

    /// Opens a GET with a streaming response, and returns its lines as they arrive.
    public Stream<String> lines(String path, String... headers) {
        try {
            return HTTP.send(request(path, headers).GET().build(), BodyHandlers.ofLines())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).setHeader("Content-Type", "application/json");
        for (int header = 0; header < headers.length; header += 2) {
            request.setHeader(headers[header], headers[header + 1]);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        var response = sent(request);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                response.headers().firstValue("Retry-After").orElse(""));
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// A response.
    ///
    /// @param retryAfter empty if there is no such header
    public record Answer(int status, String type, String body, String retryAfter) {
        /// A JSON response; whitespace between its members is ignored.
        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", withoutLayout(body), "");
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

        private static String withoutLayout(String json) {
            return json.replaceAll("\\n\\s*", "");
        }
    }
}
