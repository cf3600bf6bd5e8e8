package dev.usher.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.testing.SampleMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Access tokens like those of Amazon Cognito, signed with the secret that a slice test's service trusts.
public final class TestTokens {
    private static final String SECRET = "a secret of more than 256 bits, for tests of HTTP only";
    private static final String ISSUER = "https://sign-in.invalid";
    private static final String CLIENT = "usher-test";

    private TestTokens() {}

    /// A user's token.
    ///
    /// @param groups of the user, such as `organizer`
    public static String of(UserId user, String... groups) {
        return until(Instant.now().plus(Duration.ofHours(1)), user, groups);
    }

    /// An organizer's token.
    public static String ofOrganizer() {
        return of(SampleMessages.OLGA, "organizer");
    }

    /// A user's token that expires then.
    public static String until(Instant expiresAt, UserId user, String... groups) {
        return signed(
                claims(user)
                        .claim("cognito:groups", List.of(groups))
                        .expirationTime(Date.from(expiresAt))
                        .build(),
                SECRET);
    }

    /// An expired token.
    public static String expired(UserId user, String... groups) {
        return until(Instant.now().minus(Duration.ofDays(1)), user, groups);
    }

    /// A token that is not valid yet.
    public static String notYet(UserId user) {
        var tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
        return signed(claims(user).notBeforeTime(tomorrow).build(), SECRET);
    }

    /// A token signed by somebody else.
    public static String forged(UserId user) {
        return signed(claims(user).build(), SECRET.replace("a secret", "no secret"));
    }

    /// A token that was issued to another application.
    public static String ofAnotherClient(UserId user) {
        return signed(claims(user).claim("client_id", "other").build(), SECRET);
    }

    /// An id token, which identifies somebody but grants no access.
    public static String idToken(UserId user) {
        return signed(claims(user).claim("token_use", "id").build(), SECRET);
    }

    /// A token from another issuer.
    public static String ofAnotherIssuer(UserId user) {
        return signed(claims(user).issuer("https://elsewhere.invalid").build(), SECRET);
    }

    /// A token of a user whose name may be unreadable.
    public static String ofSubject(String subject) {
        return signed(claims(new UserId("anybody")).subject(subject).build(), SECRET);
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

    private static String signed(JWTClaimsSet claims, String secret) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }
}
