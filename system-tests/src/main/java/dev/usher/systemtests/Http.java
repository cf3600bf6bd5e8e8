package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plain HTTP with JSON answers; no status is an exception.
public final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// A GET.
    public Answer get(URI uri, @Nullable String authorization) {
        return send(request(uri, authorization).GET());
    }

    /// A DELETE.
    public Answer delete(URI uri, @Nullable String authorization) {
        return send(request(uri, authorization).DELETE());
    }

    /// A POST of JSON.
    public Answer post(URI uri, @Nullable String authorization, Object body) {
        return post(uri, authorization, body, Map.of());
    }

    /// A POST of JSON with more headers, such as `Idempotency-Key`.
    public Answer post(URI uri, @Nullable String authorization, Object body, Map<String, String> headers) {
        return send(json("POST", uri, authorization, body, headers));
    }

    /// A PUT of JSON.
    public Answer put(URI uri, @Nullable String authorization, Object body) {
        return send(json("PUT", uri, authorization, body, Map.of()));
    }

    /// A POST of a form.
    public Answer postForm(URI uri, @Nullable String authorization, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(uri, authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// The lines of a streaming response, as they arrive.
    ///
    /// @throws StepFailed if it does not answer 200
    public Stream<String> lines(URI uri, @Nullable String authorization) {
        HttpResponse<Stream<String>> answer =
                exchange(request(uri, authorization).GET(), BodyHandlers.ofLines());
        StepFailed.unless(answer.statusCode() == 200, "the stream answers " + answer.statusCode());
        return answer.body();
    }

    /// The bytes behind a URL.
    ///
    /// @throws StepFailed if it does not answer 200
    public byte[] download(URI uri, @Nullable String authorization) {
        HttpResponse<byte[]> answer = exchange(request(uri, authorization).GET(), BodyHandlers.ofByteArray());
        StepFailed.unless(answer.statusCode() == 200, "the download answers " + answer.statusCode());
        return answer.body();
    }

    /// Percent-encoded for a path or a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request, BodyHandlers.ofString());
        try {
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            return new Answer(answer.statusCode(), JSON.getNodeFactory().textNode(answer.body()));
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.timeout(TIMEOUT).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static HttpRequest.Builder request(URI uri, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(uri);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static HttpRequest.Builder json(
            String method, URI uri, @Nullable String authorization, Object body, Map<String, String> headers) {
        var request = request(uri, authorization).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request.method(method, BodyPublishers.ofString(json(body)));
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An answer.
    ///
    /// @param body JSON, or the text as a JSON string if it is not JSON
    public record Answer(int status, JsonNode body) {
        /// The answer, if it has this status.
        ///
        /// @throws StepFailed otherwise, with what it says
        public JsonNode expect(int expected) {
            StepFailed.unless(status == expected, "expected status " + expected + ", got " + status + ": " + body);
            return body;
        }

        /// The last part of the problem's type.
        public String problem() {
            String type = body.path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
