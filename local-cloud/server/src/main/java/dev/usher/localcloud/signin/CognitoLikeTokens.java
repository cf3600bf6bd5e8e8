package dev.usher.localcloud.signin;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/// Makes tokens look like those of Amazon Cognito: `client_id` and `token_use` instead of an audience.
///
/// In the password grant the user is named in the request; on the sign-in page the form brings subject and claims.
final class CognitoLikeTokens implements OAuth2TokenCallback {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final String issuerId;

    CognitoLikeTokens(String issuerId) {
        this.issuerId = issuerId;
    }

    @Override
    public String issuerId() {
        return issuerId;
    }

    @Override
    public String subject(TokenRequest request) {
        return user(request)
                .map(SampleUser::subject)
                // Anybody else may sign in too, as somebody without groups.
                .or(() -> username(request))
                .orElseGet(() -> request.getClientID().getValue());
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of();
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        var claims = new HashMap<String, Object>();
        username(request).ifPresent(username -> {
            claims.put("username", username);
            // The password grant takes the name for the subject, whatever `subject` says.
            claims.put("sub", subject(request));
        });
        user(request).ifPresent(user -> claims.putAll(user.claims()));
        claims.put("token_use", "access");
        Optional.ofNullable(request.getClientID()).ifPresent(client -> claims.put("client_id", client.getValue()));
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private Optional<SampleUser> user(TokenRequest request) {
        return username(request).flatMap(username -> SampleUser.find(issuerId, username));
    }

    private static Optional<String> username(TokenRequest request) {
        return request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant password
                ? Optional.of(password.getUsername())
                : Optional.empty();
    }
}
