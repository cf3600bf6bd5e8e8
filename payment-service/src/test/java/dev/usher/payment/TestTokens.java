package dev.usher.payment;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.usher.contracts.id.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/// A sign-in provider: tokens like Amazon Cognito's, and an address that publishes their key. One for all
/// tests of a JVM.
public final class TestTokens {
    public static final TestTokens PROVIDER = new TestTokens();

    private static final String ISSUER = "https://sign-in.example";
    private static final String CLIENT = "usher-test";

    private final RSAKey key = newKey();
    private final RSAKey strangersKey = newKey();
    private final String jwksUrl = publish(new JWKSet(key.toPublicJWK()).toString());

    private TestTokens() {}

    /// The settings that make a service trust this provider.
    public Map<String, Object> settings() {
        return Map.of(
                "sign-in.issuer", ISSUER,
                "sign-in.jwks-url", jwksUrl,
                "sign-in.client-id", CLIENT,
                "micronaut.security.token.jwt.claims-validators.issuer", ISSUER,
                "micronaut.security.token.jwt.signatures.jwks.provider.url", jwksUrl);
    }

    /// A buyer's token.
    public String of(UserId user) {
        return signed(claims(user).build(), key);
    }

    /// An organizer's token.
    public String ofOrganizer() {
        var olga = new UserId("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a03");
        return signed(claims(olga).claim("cognito:groups", List.of("organizer")).build(), key);
    }

    /// An expired token.
    public String expired(UserId user) {
        var yesterday = Date.from(Instant.now().minus(Duration.ofDays(1)));
        return signed(claims(user).expirationTime(yesterday).build(), key);
    }

    /// A token that is not valid yet.
    public String notYet(UserId user) {
        var tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
        return signed(claims(user).notBeforeTime(tomorrow).build(), key);
    }

    /// A token signed by somebody else.
    public String forged(UserId user) {
        return signed(claims(user).build(), strangersKey);
    }

    /// A token that was issued to another application.
    public String ofAnotherClient(UserId user) {
        return signed(claims(user).claim("client_id", "other").build(), key);
    }

    /// An id token, which identifies somebody but grants no access.
    public String idToken(UserId user) {
        return signed(claims(user).claim("token_use", "id").build(), key);
    }

    /// A token from another issuer.
    public String ofAnotherIssuer(UserId user) {
        return signed(claims(user).issuer("https://elsewhere.example").build(), key);
    }

    /// A token of a user whose name may be unreadable.
    public String ofSubject(String subject) {
        return signed(claims(new UserId("anybody")).subject(subject).build(), key);
    }

    private static JWTClaimsSet.Builder claims(UserId user) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(user.subject())
                .claim("client_id", CLIENT)
                .claim("token_use", "access")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private static String signed(JWTClaimsSet claims, RSAKey with) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            jwt.sign(new RSASSASigner(with));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("test")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }

    private static String publish(String jwks) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                byte[] body = jwks.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish keys", e);
        }
    }
}
