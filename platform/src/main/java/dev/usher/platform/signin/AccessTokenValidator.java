package dev.usher.platform.signin;

import dev.usher.contracts.id.UserId;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Accepts access tokens that one of our providers issued to our client there, as [Amazon
/// Cognito](https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-
/// using-the-access-token.html) writes them: they have no `aud`, but `client_id` and `token_use`.
@Singleton
final class AccessTokenValidator implements GenericJwtClaimsValidator<HttpRequest<?>> {
    private final Set<Client> clients;

    AccessTokenValidator(SignInConfig config) {
        this.clients = Stream.concat(
                        clients(config.issuer(), config.clientId()),
                        clients(config.staffIssuer(), config.staffClientId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Client> clients(String issuer, String ids) {
        return Stream.of(ids.split(",", -1)).map(String::strip).map(id -> new Client(issuer, id));
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        return "access".equals(claims.get("token_use"))
                && claims.get(Claims.ISSUER) instanceof String issuer
                && claims.get("client_id") instanceof String client
                && clients.contains(new Client(issuer, client))
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

    private record Client(String issuer, String id) {}
}
