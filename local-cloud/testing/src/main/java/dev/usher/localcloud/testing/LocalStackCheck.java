package dev.usher.localcloud.testing;

import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Checks that the tests can use a LocalStack, so that a missing or misconfigured one gives one clear message
/// instead of fifty failures.
final class LocalStackCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FORBIDDEN = 403;

    /// A link whose signature is wrong. Signatures are checked before the bucket is looked up.
    private static final String FORGED_LINK = "/usher-signature-check/object?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=test%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z"
            + "&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=" + "0".repeat(64);

    private LocalStackCheck() {}

    /// @throws IllegalStateException if no LocalStack answers there, or if it does not check the signatures of links
    static void requireUsable(AwsEndpoints endpoints) {
        var endpoint = endpoints.s3();
        if (get(endpoint, "/_localstack/health").statusCode() != 200) {
            throw new IllegalStateException("what answers at " + endpoint + " is not a LocalStack");
        }
        if (get(endpoint, FORGED_LINK).statusCode() != FORBIDDEN) {
            throw new IllegalStateException("LocalStack at " + endpoint
                    + " accepts forged links: start it with S3_SKIP_SIGNATURE_VALIDATION=0, or with make localstack");
        }
    }

    private static HttpResponse<Void> get(URI endpoint, String pathAndQuery) {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(endpoint.resolve(pathAndQuery))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException("no LocalStack answers at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
