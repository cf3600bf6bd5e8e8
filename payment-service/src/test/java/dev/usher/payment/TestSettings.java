package dev.usher.payment;

import java.util.Map;

/// Every setting without a default, and settings that tests need to differ from their defaults.
public final class TestSettings {
    /// A value for each setting.
    public static final Map<String, Object> COMPLETE = Map.ofEntries(
            Map.entry("usher.env", "test"),
            Map.entry("usher.aws-region", "us-east-1"),
            Map.entry("usher.aws-account-id", "000000000000"),
            Map.entry("sign-in.issuer", "https://sign-in.example"),
            Map.entry("sign-in.jwks-url", "https://sign-in.example/jwks"),
            Map.entry("sign-in.client-id", "usher-test"),
            Map.entry("stripe.api-key", "sk_test_usher"),
            Map.entry("stripe.publishable-key", "pk_test_usher"),
            Map.entry("stripe.webhook-secrets", "whsec_new,whsec_old"),
            // The clock of a slice test stands still, so a caller's minute never ends.
            Map.entry("rate-limit.registrations-per-minute", 100_000),
            Map.entry("limits.table", ""),
            Map.entry("rate-limit.registrations-per-address-per-day", 100_000),
            Map.entry("rate-limit.create-intent-per-minute", 100_000));

    private TestSettings() {}
}
