package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.StripeStandInConfig;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Who may call: holders of any secret test key, and browsers with the one publishable key. Live keys
/// never.
@Singleton
final class ApiKeys {

    private final StripeStandInConfig config;

    ApiKeys(StripeStandInConfig config) {
        this.config = config;
    }

    /// Looks at the key of a request, as bearer token or as user name of basic authentication.
    ///
    /// @throws ApiFailure with status 401 when there is no key, or it is not one of ours
    Caller caller(HttpRequest<?> request) {
        var header = request.getHeaders().get("Authorization");
        if (header == null || header.isBlank()) {
            throw ApiFailure.unauthorized(
                    null,
                    "You did not provide an API key. You need to provide your API key in the Authorization header, "
                            + "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        var key = key(header);
        if (key.equals(config.publishableKey())) {
            return Caller.BROWSER;
        }
        if (config.secretKeyPrefixes().stream().anyMatch(key::startsWith)) {
            return Caller.SERVER;
        }
        if (key.contains("_live_")) {
            throw ApiFailure.unauthorized(
                    null, "This is a stand-in for Stripe. It takes no live key; keep yours away from it.");
        }
        throw ApiFailure.unauthorized(null, "Invalid API Key provided: " + masked(key));
    }

    private static String key(String header) {
        if (header.startsWith("Basic ")) {
            try {
                var decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
                return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            } catch (IllegalArgumentException notBase64) {
                return "";
            }
        }
        return header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).strip()
                : "";
    }

    private static String masked(String key) {
        return key.length() < 12 ? "****" : key.substring(0, 8) + "****" + key.substring(key.length() - 4);
    }

    /// Who calls.
    enum Caller {
        SERVER,
        BROWSER
    }
}
