package dev.usher.validation;

import dev.usher.platform.testing.ConfigContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ConfigTest extends ConfigContract {
    private static final String KEYS = "0:iKgP9sax/4LBJKey87CgOqXXIQHtAu7c6ZLPkzV7x/E=";
    private static final Map<String, String> REQUIRED = Map.of(
            "USHER_BACKGROUND", "false",
            "USHER_ENV", "test",
            "AWS_REGION", "us-east-1",
            "AWS_ACCOUNT_ID", "000000000000",
            "OIDC_ISSUER", "https://sign-in.example.org",
            "OIDC_JWKS_URL", "https://sign-in.example.org/jwks",
            "OIDC_CLIENT_ID", "usher-local",
            "TICKET_PUBLIC_KEYS", KEYS);

    ConfigTest() {
        super(
                "dev.usher.validation",
                REQUIRED,
                Map.of(
                        "TicketKeysConfig",
                        List.of(setting(
                                "publicKeys",
                                "TICKET_PUBLIC_KEYS",
                                KEYS,
                                KEYS.replace("0:", "7:"),
                                KEYS.replace("0:", "7:"),
                                "",
                                "abc",
                                KEYS.replace("0:", "16:"))),
                        "DeviceConfig",
                        List.of(
                                setting(
                                        "pairingCodeValidity",
                                        "DEVICE_PAIRING_CODE_VALIDITY",
                                        Duration.ofMinutes(10),
                                        "PT1H",
                                        Duration.ofHours(1),
                                        "PT0S",
                                        "soon"),
                                setting(
                                        "pairingFailuresPerMinute",
                                        "DEVICE_PAIRING_FAILURES_PER_MINUTE",
                                        10,
                                        "5",
                                        5,
                                        "0",
                                        "few"),
                                setting("requestsPerMinute", "DEVICE_REQUESTS_PER_MINUTE", 600, "60", 60, "0", "abc"),
                                setting(
                                        "uploadedScansPerMinute",
                                        "DEVICE_UPLOADED_SCANS_PER_MINUTE",
                                        3000,
                                        "400",
                                        400,
                                        "199",
                                        "3k"),
                                setting(
                                        "addressHeader",
                                        "DEVICE_ADDRESS_HEADER",
                                        "",
                                        "X-Forwarded-For",
                                        "X-Forwarded-For"),
                                setting(
                                        "publicAddress",
                                        "DEVICE_PUBLIC_ADDRESS",
                                        "http://localhost:8080",
                                        "https://tickets.example.org",
                                        "https://tickets.example.org",
                                        "",
                                        "tickets.example.org",
                                        "https://tickets.example.org/",
                                        "https://user@tickets.example.org",
                                        "javascript:alert(1)")),
                        "OrganizerConfig",
                        List.of(setting(
                                "signInOrigins",
                                "OIDC_ORIGINS",
                                "",
                                "https://a.example.org https://b.example.org:8443",
                                "https://a.example.org https://b.example.org:8443",
                                "a.example.org",
                                "https://a.example.org;script-src *")),
                        "PretixConfig",
                        List.of(setting("api", "SCANNER_APPS_API", "false", "true", "true", "yes", "TRUE"))));
    }
}
