package dev.usher.platform.signin;

import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// The sign-in provider.
///
/// @param issuer the `iss` of its tokens
/// @param jwksUrl where its public keys are
/// @param clientId the `client_id` of our frontend
@ConfigurationProperties("sign-in")
record SignInConfig(
        @Nullable String issuer,
        @Nullable String jwksUrl,
        @Nullable String clientId) {
    SignInConfig {
        issuer = Settings.require(issuer, "OIDC_ISSUER", "the issuer (iss) of the sign-in provider's tokens");
        jwksUrl = Settings.require(jwksUrl, "OIDC_JWKS_URL", "where the sign-in provider publishes its keys");
        clientId = Settings.require(clientId, "OIDC_CLIENT_ID", "the client id that tokens must be issued to");
    }
}
