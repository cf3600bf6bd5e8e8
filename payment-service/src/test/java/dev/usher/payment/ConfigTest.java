package dev.usher.payment;

import dev.usher.platform.testing.ConfigContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ConfigTest extends ConfigContract {
    private static final Map<String, String> REQUIRED = Map.of(
            "USHER_BACKGROUND", "false",
            "USHER_ENV", "test",
            "AWS_REGION", "us-east-1",
            "AWS_ACCOUNT_ID", "000000000000",
            "OIDC_ISSUER", "https://sign-in.example.org",
            "OIDC_JWKS_URL", "https://sign-in.example.org/jwks",
            "OIDC_CLIENT_ID", "usher-local",
            "STRIPE_API_KEY", "sk_test_usher",
            "STRIPE_PUBLISHABLE_KEY", "pk_test_usher",
            "STRIPE_WEBHOOK_SECRETS", "whsec_usher");

    ConfigTest() {
        super(
                "dev.usher.payment",
                REQUIRED,
                Map.of(
                        "UpdatesConfig",
                        List.of(
                                number("maxWatchers", "UPDATES_MAX_WATCHERS", 2000),
                                number("maxWatchersPerCaller", "UPDATES_MAX_WATCHERS_PER_CALLER", 5)),
                        "CreateBudgetConfig",
                        List.of(number("createsPerSecond", "STRIPE_CREATES_PER_SECOND", 20)),
                        "RateLimitConfig",
                        List.of(
                                number("registrationsPerMinute", "RATE_LIMIT_REGISTRATIONS_PER_MINUTE", 30),
                                number(
                                        "registrationsPerAddressPerDay",
                                        "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY",
                                        30),
                                number("createIntentPerMinute", "RATE_LIMIT_CREATE_INTENT_PER_MINUTE", 60)),
                        "ReconciliationConfig",
                        List.of(
                                length("interval", "RECONCILE_INTERVAL", Duration.ofMinutes(5)),
                                length("after", "RECONCILE_AFTER", Duration.ofMinutes(10)),
                                length("auditInterval", "RECONCILE_AUDIT_INTERVAL", Duration.ofDays(1))),
                        "RefundConfig",
                        List.of(length("retryAfter", "REFUND_RETRY_AFTER", Duration.ofSeconds(40))),
                        "RegistrationConfig",
                        List.of(
                                length("hold", "REGISTRATION_HOLD", Duration.ofMinutes(15)),
                                setting("maxQuantity", "REGISTRATION_MAX_QUANTITY", 10, "50", 50, "0", "51", "many")),
                        "StripeConfig",
                        List.of(
                                setting(
                                        "apiKey",
                                        "STRIPE_API_KEY",
                                        "sk_test_usher",
                                        "rk_test_other",
                                        "rk_test_other",
                                        "",
                                        "pk_test_usher"),
                                setting(
                                        "publishableKey",
                                        "STRIPE_PUBLISHABLE_KEY",
                                        "pk_test_usher",
                                        "pk_test_other",
                                        "pk_test_other",
                                        "",
                                        "sk_test_usher",
                                        "pk_live_usher"),
                                setting(
                                        "apiBase",
                                        "STRIPE_API_BASE",
                                        null,
                                        "http://localhost:8090",
                                        "http://localhost:8090",
                                        "localhost",
                                        "file:///stripe"),
                                setting(
                                        "webhookSecrets",
                                        "STRIPE_WEBHOOK_SECRETS",
                                        "whsec_usher",
                                        "whsec_new,whsec_old",
                                        "whsec_new,whsec_old",
                                        "",
                                        "whsec_new,old"))));
    }

    private static Component number(String name, String variable, int usual) {
        return setting(name, variable, usual, "7", 7, "0", "-1", "many");
    }

    private static Component length(String name, String variable, Duration usual) {
        return setting(name, variable, usual, "PT3H", Duration.ofHours(3), "PT0S", "-PT1S", "soon");
    }
}
