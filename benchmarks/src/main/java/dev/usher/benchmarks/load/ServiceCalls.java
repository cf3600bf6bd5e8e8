package dev.usher.benchmarks.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/// Calls a service with the HTTP client that the bare side's SDK calls DynamoDB with, so that the comparison
/// is not one of HTTP clients: the caller shares the machine with what it measures.
final class ServiceCalls implements AutoCloseable {
    private final SdkHttpClient http;
    private final URI service;

    ServiceCalls(URI service, int concurrency) {
        this.service = service;
        this.http = Apache5HttpClient.builder().maxConnections(concurrency).build();
    }

    /// Posts JSON and returns the answer's text.
    ///
    /// @throws IllegalStateException if it is not 2xx
    String post(String path, Map<String, String> headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        var request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(service.resolve(path))
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(body.length));
        headers.forEach(request::putHeader);
        var call = HttpExecuteRequest.builder()
                .request(request.build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build();
        try {
            var answer = http.prepareRequest(call).call();
            String text = answer.responseBody().isEmpty()
                    ? ""
                    : read(answer.responseBody().get());
            if (!answer.httpResponse().isSuccessful()) {
                throw new IllegalStateException(
                        path + " answers " + answer.httpResponse().statusCode() + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream body) throws IOException {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
