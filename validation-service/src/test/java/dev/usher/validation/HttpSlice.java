package dev.usher.validation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.usher.contracts.code.TicketCodeSigner;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// The service with its real HTTP side, fakes instead of AWS, and tokens signed by its own key.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HttpSlice implements TestPropertyProvider {
    /// Signs codes that the service believes.
    public static final TicketCodeSigner SIGNER = new TicketCodeSigner(3, new byte[32]);

    private static final String SECRET = "a secret of more than 256 bits, for tests of HTTP only";
    private static final String ISSUER = "https://sign-in.example";

    @Inject
    EmbeddedServer server;

    private HttpClient client;

    @BeforeAll
    void connect() {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setExceptionOnErrorStatus(false);
        client = HttpClient.create(server.getURL(), configuration);
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.ofEntries(
                Map.entry("usher.fakes", "true"),
                Map.entry("limits.table", ""),
                Map.entry("usher.env", "test"),
                Map.entry("usher.aws-region", "us-east-1"),
                Map.entry("usher.aws-account-id", "000000000000"),
                Map.entry("aws.region", "us-east-1"),
                Map.entry("aws.access-key-id", "test"),
                Map.entry("aws.secret-access-key", "test"),
                // Nothing listens there: the queue's listener keeps trying in the background.
                Map.entry("aws.services.sqs.endpoint-override", "http://127.0.0.1:9"),
                Map.entry("sign-in.issuer", ISSUER),
                Map.entry("sign-in.jwks-url", "http://127.0.0.1:9/jwks"),
                Map.entry("sign-in.client-id", "usher-test"),
                Map.entry("micronaut.security.token.jwt.claims-validators.issuer", ISSUER),
                Map.entry("micronaut.security.token.jwt.signatures.jwks.provider.url", "http://127.0.0.1:9/jwks"),
                Map.entry("micronaut.security.token.jwt.signatures.secret.validation.secret", SECRET),
                Map.entry("micronaut.server.port", "-1"),
                Map.entry("admission.public-keys", "3:" + Base64.getEncoder().encodeToString(SIGNER.publicKey())));
    }

    /// An access token of somebody in these groups.
    protected static String bearer(Instant expiresAt, String... groups) {
        return bearer("olga", expiresAt, groups);
    }

    /// An access token of this person in these groups.
    protected static String bearer(String subject, Instant expiresAt, String... groups) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .claim("token_use", "access")
                .claim("client_id", "usher-test")
                .claim("cognito:groups", List.of(groups))
                .expirationTime(Date.from(expiresAt))
                .build();
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return "Bearer " + token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An organizer's token.
    protected static String organizer() {
        return bearer(Instant.now().plusSeconds(600), "organizer");
    }

    /// Sends JSON.
    protected static MutableHttpRequest<String> post(String path, String json) {
        return HttpRequest.POST(path, json).contentType("application/json");
    }

    /// Sends and returns the status and the body.
    protected Answer send(HttpRequest<?> request) {
        HttpResponse<String> response = client.toBlocking().exchange(request, Argument.STRING, Argument.STRING);
        return new Answer(response.code(), response.getBody(String.class).orElse(""), response);
    }

    /// What came back.
    public record Answer(int status, String body, HttpResponse<String> response) {
        /// The text of a JSON member, wherever it is first.
        public String text(String member) {
            String start = "\"" + member + "\":\"";
            int from = body.indexOf(start) + start.length();
            return body.substring(from, body.indexOf('"', from));
        }
    }
}
