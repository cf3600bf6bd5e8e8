package dev.usher.platform.signin;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// The sign-in provider.
///
/// @param issuer the `iss` of its tokens
/// @param jwksUrl where its public keys are
/// @param clientId the `client_id` of our frontend
@ConfigurationProperties("sign-in")
record SignInConfig(
        @Setting String issuer,
        @Setting String jwksUrl,
        @Setting String clientId) {
    private static final String EXAMPLE = "https://sign-in.example.org";

    SignInConfig {
        issuer = Settings.webAddress(
                Settings.require(issuer, "OIDC_ISSUER", "the issuer (iss) of the sign-in provider's tokens"),
                "OIDC_ISSUER",
                EXAMPLE);
        jwksUrl = Settings.webAddress(
                Settings.require(jwksUrl, "OIDC_JWKS_URL", "where the sign-in provider publishes its keys"),
                "OIDC_JWKS_URL",
                EXAMPLE + "/.well-known/jwks.json");
        clientId = Settings.require(clientId, "OIDC_CLIENT_ID", "the client id that tokens must be issued to");
    }
}
