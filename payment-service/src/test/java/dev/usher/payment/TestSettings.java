package dev.usher.payment;

import java.util.Map;

/// Every setting that has no default.
public final class TestSettings {
    /// A value for each.
    public static final Map<String, Object> COMPLETE = Map.of(
            "usher.env", "test",
            "usher.aws-region", "us-east-1",
            "usher.aws-account-id", "000000000000",
            "sign-in.issuer", "https://sign-in.example",
            "sign-in.jwks-url", "https://sign-in.example/jwks",
            "sign-in.client-id", "usher-test",
            "stripe.api-key", "sk_test_usher",
            "stripe.publishable-key", "pk_test_usher",
            "stripe.webhook-secrets", "whsec_new,whsec_old");

    private TestSettings() {}
}
