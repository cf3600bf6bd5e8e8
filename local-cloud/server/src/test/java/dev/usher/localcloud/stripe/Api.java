package dev.usher.localcloud.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Calls a stand-in with nothing in between, to see what Stripe's client hides.
record Api(URI base) {

    static final String SECRET_KEY = "sk_test_anything";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Answer get(String path) throws IOException, InterruptedException {
        return send(
                request(path).header("Authorization", "Bearer " + SECRET_KEY).GET());
    }

    Answer post(String path, String form, String... headers) throws IOException, InterruptedException {
        var request = request(path)
                .header("Authorization", "Bearer " + SECRET_KEY)
                .header("Content-Type", "application/x-www-form-urlencoded");
        for (var index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return send(request.POST(BodyPublishers.ofString(form)));
    }

    Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer postJson(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response, response.body().startsWith("{") ? MAPPER.readTree(response.body()) : null);
    }

    record Answer(
            HttpResponse<String> response,
            @org.jspecify.annotations.Nullable JsonNode jsonOrNull) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            if (jsonOrNull == null) {
                throw new AssertionError("Not JSON: " + response.body());
            }
            return jsonOrNull;
        }

        String text(String pointer) {
            return json().at(pointer).asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
