package dev.usher.platform.signin;

import dev.usher.contracts.id.UserId;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Accepts access tokens that were issued to our client, as [Amazon
/// Cognito](https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-
/// using-the-access-token.html) writes them: they have no `aud`, but `client_id` and `token_use`.
@Singleton
final class AccessTokenValidator implements GenericJwtClaimsValidator<HttpRequest<?>> {
    private final String clientId;

    AccessTokenValidator(SignInConfig config) {
        this.clientId = Objects.requireNonNull(config.clientId());
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        return "access".equals(claims.get("token_use"))
                && clientId.equals(claims.get("client_id"))
                && isUserId(claims.get("sub"));
    }

    /// Refused here with 401: later code could not identify the caller.
    private static boolean isUserId(@Nullable Object subject) {
        try {
            return subject instanceof String text && new UserId(text).subject().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
