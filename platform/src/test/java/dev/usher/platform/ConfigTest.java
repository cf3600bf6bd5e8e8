package dev.usher.platform;

import dev.usher.platform.testing.ConfigContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ConfigTest extends ConfigContract {
    private static final String ISSUER = "https://sign-in.example.org";
    private static final Map<String, String> REQUIRED = Map.of(
            "USHER_BACKGROUND", "false",
            "USHER_ENV", "test",
            "AWS_REGION", "us-east-1",
            "AWS_ACCOUNT_ID", "000000000000",
            "OIDC_ISSUER", ISSUER,
            "OIDC_JWKS_URL", ISSUER + "/jwks",
            "OIDC_CLIENT_ID", "usher-local",
            "OUTBOX_TABLE", "payment-outbox",
            "LEASES_TABLE", "payment-leases",
            "LIMITS_TABLE", "payment-limits");

    ConfigTest() {
        super(
                "dev.usher.platform",
                REQUIRED,
                Map.ofEntries(
                        Map.entry(
                                "AwsConfig",
                                List.of(
                                        setting("env", "USHER_ENV", "test", "prod-2", "prod-2", "", "a b", "a/b"),
                                        setting(
                                                "awsRegion",
                                                "AWS_REGION",
                                                "us-east-1",
                                                "eu-west-1",
                                                "eu-west-1",
                                                "",
                                                "eu west"),
                                        setting(
                                                "awsAccountId",
                                                "AWS_ACCOUNT_ID",
                                                "000000000000",
                                                "123456789012",
                                                "123456789012",
                                                "",
                                                "12345",
                                                "one"),
                                        setting(
                                                "restoredTables",
                                                "USHER_RESTORED_TABLES",
                                                "",
                                                "payments=event-ticketing-payments-prod-2",
                                                "payments=event-ticketing-payments-prod-2",
                                                "payments",
                                                "payments=a table",
                                                "payment=event-ticketing-payments-prod-2"))),
                        Map.entry(
                                "BackgroundConfig",
                                List.of(setting(
                                        "background", "USHER_BACKGROUND", "false", "false", "false", "no", "0"))),
                        Map.entry(
                                "SignInConfig",
                                List.of(
                                        setting(
                                                "issuer",
                                                "OIDC_ISSUER",
                                                ISSUER,
                                                "http://localhost:8091/default",
                                                "http://localhost:8091/default",
                                                "",
                                                "sign-in"),
                                        setting(
                                                "jwksUrl",
                                                "OIDC_JWKS_URL",
                                                ISSUER + "/jwks",
                                                "http://localhost:8091/default/jwks",
                                                "http://localhost:8091/default/jwks",
                                                "",
                                                "file:///jwks"),
                                        setting(
                                                "clientId",
                                                "OIDC_CLIENT_ID",
                                                "usher-local",
                                                "shop,app",
                                                "shop,app",
                                                " "),
                                        setting(
                                                "staffIssuer",
                                                "OIDC_STAFF_ISSUER",
                                                ISSUER,
                                                "http://localhost:8091/staff",
                                                "http://localhost:8091/staff",
                                                "sign-in"),
                                        setting(
                                                "staffJwksUrl",
                                                "OIDC_STAFF_JWKS_URL",
                                                ISSUER + "/jwks",
                                                "http://localhost:8091/staff/jwks",
                                                "http://localhost:8091/staff/jwks"),
                                        setting(
                                                "staffClientId",
                                                "OIDC_STAFF_CLIENT_ID",
                                                "usher-local",
                                                "desk",
                                                "desk"))),
                        Map.entry(
                                "MessagesConfig",
                                List.of(
                                        length("patience", "MESSAGES_PATIENCE", Duration.ofHours(12)),
                                        length("firstPause", "MESSAGES_FIRST_PAUSE", Duration.ofSeconds(2)),
                                        setting(
                                                "longestPause",
                                                "MESSAGES_LONGEST_PAUSE",
                                                Duration.ofMinutes(5),
                                                "PT15M",
                                                Duration.ofMinutes(15),
                                                "PT15M1S",
                                                "PT0S",
                                                "long"),
                                        setting("tries", "MESSAGES_TRIES", 8, "3", 3, "0", "few"),
                                        length("longestRest", "MESSAGES_LONGEST_REST", Duration.ofMinutes(1)),
                                        setting(
                                                "longestPoll",
                                                "MESSAGES_LONGEST_POLL",
                                                Duration.ofSeconds(10),
                                                "PT1S",
                                                Duration.ofSeconds(1),
                                                "PT0.9S",
                                                "PT11S",
                                                "long"))),
                        Map.entry(
                                "OutboxConfig",
                                List.of(
                                        fixed("table", "payment-outbox"),
                                        setting("shards", "OUTBOX_SHARDS", 4, "16", 16, "0", "all"),
                                        length("busyPoll", "OUTBOX_BUSY_POLL", Duration.ofMillis(100)),
                                        length("idlePoll", "OUTBOX_IDLE_POLL", Duration.ofSeconds(1)),
                                        length("lease", "OUTBOX_LEASE", Duration.ofSeconds(15)),
                                        length("keepPublished", "OUTBOX_KEEP_PUBLISHED", Duration.ofDays(14)))),
                        Map.entry(
                                "ReceivingConfig",
                                List.of(length("within", "RECEIVING_WITHIN", Duration.ofSeconds(20)))),
                        Map.entry(
                                "IndexShards",
                                List.of(setting("count", "INDEX_SHARDS", 4, "256", 256, "0", "257", "all"))),
                        Map.entry("LeaseConfig", List.of(fixed("table", "payment-leases"))),
                        Map.entry("LimitConfig", List.of(fixed("table", "payment-limits"))),
                        Map.entry(
                                "TracingConfig",
                                List.of(
                                        setting(
                                                "endpoint",
                                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                                "",
                                                "http://collector:4318",
                                                "http://collector:4318",
                                                "collector:4318"),
                                        setting(
                                                "ratio",
                                                "OTEL_TRACES_SAMPLER_ARG",
                                                1.0,
                                                "0.25",
                                                0.25,
                                                "1.5",
                                                "-0.1",
                                                "NaN",
                                                "all"))),
                        Map.entry("StrictJsonConfig", List.of(fixed("exceptBelow", null)))));
    }

    private static Component length(String name, String variable, Duration usual) {
        return setting(name, variable, usual, "PT3H", Duration.ofHours(3), "PT0S", "-PT1S", "soon");
    }
}
