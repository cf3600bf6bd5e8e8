package dev.usher.platform.signin;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.util.StringUtils;
import java.util.stream.Stream;

/// Where people sign in: buyers at one provider, staff at another, which can require a second factor. Without
/// settings for the staff, both sign in at the same provider.
///
/// @param issuer the `iss` of buyers' tokens
/// @param jwksUrl where the public keys of the buyers' provider are
/// @param clientId the `client_id`s of the frontends for buyers, separated by commas
/// @param staffIssuer the `iss` of tokens that carry roles
/// @param staffJwksUrl where the public keys of the staff's provider are
/// @param staffClientId the `client_id` of the pages for staff
@ConfigurationProperties("sign-in")
public record SignInConfig(
        @Setting String issuer,
        @Setting String jwksUrl,
        @Setting String clientId,
        @Setting String staffIssuer,
        @Setting String staffJwksUrl,
        @Setting String staffClientId) {
    private static final String EXAMPLE = "https://sign-in.example.org";
    private static final String EXAMPLE_KEYS = EXAMPLE + "/.well-known/jwks.json";

    public SignInConfig {
        issuer = address(issuer, "OIDC_ISSUER", "the issuer (iss) of the sign-in provider's tokens", EXAMPLE);
        jwksUrl = address(jwksUrl, "OIDC_JWKS_URL", "where the sign-in provider publishes its keys", EXAMPLE_KEYS);
        clientId = Settings.require(clientId, "OIDC_CLIENT_ID", "the client id that tokens must be issued to");
        if (Stream.of(staffIssuer, staffJwksUrl, staffClientId).allMatch(StringUtils::isEmpty)) {
            staffIssuer = issuer;
            staffJwksUrl = jwksUrl;
            staffClientId = clientId.split(",", 2)[0].strip();
        } else {
            staffIssuer = address(staffIssuer, "OIDC_STAFF_ISSUER", "the issuer (iss) of staff's tokens", EXAMPLE);
            staffJwksUrl = address(
                    staffJwksUrl,
                    "OIDC_STAFF_JWKS_URL",
                    "where the staff's sign-in provider publishes its keys",
                    EXAMPLE_KEYS);
            staffClientId = Settings.require(
                    staffClientId, "OIDC_STAFF_CLIENT_ID", "the client id that staff's tokens must be issued to");
        }
    }

    private static String address(String value, String setting, String purpose, String example) {
        return Settings.webAddress(Settings.require(value, setting, purpose), setting, example);
    }
}
