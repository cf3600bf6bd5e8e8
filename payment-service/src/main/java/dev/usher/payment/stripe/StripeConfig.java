package dev.usher.payment.stripe;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings of the connection to Stripe.
///
/// @param apiKey secret or restricted key
/// @param publishableKey given to frontends
/// @param apiBase address of a Stripe stand-in; absent for Stripe itself
/// @param webhookSecrets separated by commas; a signature by any of them is accepted, so that they can be
///     rotated
@ConfigurationProperties("stripe")
public record StripeConfig(
        @Setting String apiKey,
        @Setting String publishableKey,
        @Nullable String apiBase,
        @Setting String webhookSecrets) {
    public StripeConfig {
        apiKey = Settings.require(apiKey, "STRIPE_API_KEY", "the secret key (sk_…) or restricted key (rk_…)");
        publishableKey = Settings.require(publishableKey, "STRIPE_PUBLISHABLE_KEY", "the publishable key (pk_…)");
        webhookSecrets = Settings.require(
                webhookSecrets, "STRIPE_WEBHOOK_SECRETS", "the signing secrets (whsec_…) of the webhook endpoint");
        apiBase = apiBase == null || apiBase.isBlank()
                ? null
                : Settings.webAddress(apiBase, "STRIPE_API_BASE", "http://localhost:8090");
        if (!apiKey.startsWith("sk_") && !apiKey.startsWith("rk_")) {
            throw new SettingException("STRIPE_API_KEY", "is neither a secret key (sk_…) nor a restricted key (rk_…)");
        }
        if (!publishableKey.startsWith("pk_")) {
            throw new SettingException(
                    "STRIPE_PUBLISHABLE_KEY", "is not a publishable key (pk_…), which frontends receive");
        }
        if (secrets(webhookSecrets).isEmpty()
                || !secrets(webhookSecrets).stream().allMatch(secret -> secret.startsWith("whsec_"))) {
            throw new SettingException(
                    "STRIPE_WEBHOOK_SECRETS", "must be signing secrets (whsec_…), separated by commas");
        }
        if (apiBase != null && isLive(apiKey)) {
            throw new SettingException(
                    "STRIPE_API_BASE", "points away from Stripe while STRIPE_API_KEY is a live key: unset one of them");
        }
        if (isLive(apiKey) != publishableKey.startsWith("pk_live_")) {
            throw new SettingException(
                    "STRIPE_PUBLISHABLE_KEY", "and STRIPE_API_KEY must both be test keys or both be live keys");
        }
    }

    /// Whether the keys are live keys, which move real money.
    public boolean isLive() {
        return isLive(apiKey);
    }

    /// The signing secrets, any of which may have signed a webhook.
    public List<String> secrets() {
        return secrets(webhookSecrets);
    }

    @Override
    public String toString() {
        return "StripeConfig[live=" + isLive() + ", apiBase=" + apiBase + "]";
    }

    private static List<String> secrets(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    private static boolean isLive(String key) {
        return key.startsWith("sk_live_") || key.startsWith("rk_live_");
    }
}
