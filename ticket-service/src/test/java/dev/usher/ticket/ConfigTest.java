package dev.usher.ticket;

import dev.usher.platform.testing.ConfigContract;
import dev.usher.ticket.wallet.SampleWalletKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ConfigTest extends ConfigContract {
    private static final String KEY = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    private static final Map<String, String> WALLET =
            SampleWalletKey.validFor(30).environment();
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("USHER_BACKGROUND", "false"),
            Map.entry("USHER_ENV", "test"),
            Map.entry("AWS_REGION", "us-east-1"),
            Map.entry("AWS_ACCOUNT_ID", "000000000000"),
            Map.entry("OIDC_ISSUER", "https://sign-in.example.org"),
            Map.entry("OIDC_JWKS_URL", "https://sign-in.example.org/jwks"),
            Map.entry("OIDC_CLIENT_ID", "usher-local"),
            Map.entry("TICKET_SIGNING_KEY_ID", "0"),
            Map.entry("TICKET_SIGNING_KEY", KEY),
            Map.entry("MAIL_SMTP_HOST", "mail.example.org"),
            Map.entry("MAIL_FROM", "Usher <tickets@usher.example>"));

    ConfigTest() {
        super(
                "dev.usher.ticket",
                REQUIRED,
                Map.of(
                        "DownloadConfig",
                        List.of(setting(
                                "validity",
                                "TICKET_DOWNLOAD_VALIDITY",
                                Duration.ofMinutes(15),
                                "P7D",
                                Duration.ofDays(7),
                                "P8D",
                                "PT0.5S",
                                "soon")),
                        "TransferConfig",
                        List.of(setting(
                                "validity",
                                "TICKET_TRANSFER_VALIDITY",
                                Duration.ofDays(3),
                                "P90D",
                                Duration.ofDays(90),
                                "P91D",
                                "PT0S",
                                "soon")),
                        "TicketLimitConfig",
                        List.of(
                                number("mailsPerMinute", "TICKET_MAILS_PER_MINUTE", 10),
                                number("mailsPerDay", "TICKET_MAILS_PER_DAY", 200),
                                number("organizerMailsPerMinute", "TICKET_ORGANIZER_MAILS_PER_MINUTE", 120),
                                number("mailsPerAddressPerDay", "TICKET_MAILS_PER_ADDRESS_PER_DAY", 30),
                                number("claimsPerMinute", "TICKET_CLAIMS_PER_MINUTE", 10)),
                        "TicketBucketConfig",
                        List.of(
                                setting(
                                        "publicEndpoint",
                                        "TICKET_S3_PUBLIC_ENDPOINT",
                                        null,
                                        "http://localhost:8095",
                                        "http://localhost:8095",
                                        "localhost:8095"),
                                setting(
                                        "pathStyle",
                                        "AWS_S3_PATH_STYLE_ACCESS_ENABLED",
                                        "false",
                                        "true",
                                        "true",
                                        "yes",
                                        "1")),
                        "SigningConfig",
                        List.of(
                                setting("keyId", "TICKET_SIGNING_KEY_ID", "0", "15", "15", "", "16", "first"),
                                setting("key", "TICKET_SIGNING_KEY", KEY, other(KEY), other(KEY), "", "c2hvcnQ=")),
                        "MailConfig",
                        List.of(
                                setting("enabled", "MAIL_ENABLED", "true", "false", "false", "maybe"),
                                setting("transport", "MAIL_TRANSPORT", "smtp", "ses", "ses", "", "pigeon"),
                                setting("smtpHost", "MAIL_SMTP_HOST", "mail.example.org", "smtp", "smtp", ""),
                                setting("smtpPort", "MAIL_SMTP_PORT", 587, "465", 465, "0", "65536", "smtp"),
                                setting("smtpSecurity", "MAIL_SMTP_SECURITY", "starttls", "tls", "tls", "perhaps"),
                                setting("smtpUser", "MAIL_SMTP_USER", "", "ada", "ada"),
                                setting("smtpPassword", "MAIL_SMTP_PASSWORD", "", "secret", "secret"),
                                setting(
                                        "sesEndpoint",
                                        "AWS_ENDPOINT_URL_SES",
                                        null,
                                        "http://localhost:4566",
                                        "http://localhost:4566",
                                        "localhost:4566"),
                                setting("configurationSet", "MAIL_CONFIGURATION_SET", null, "mail", "mail"),
                                setting(
                                        "from",
                                        "MAIL_FROM",
                                        "Usher <tickets@usher.example>",
                                        "tickets@example.org",
                                        "tickets@example.org",
                                        "",
                                        "nobody"),
                                setting(
                                        "timeout",
                                        "MAIL_TIMEOUT",
                                        Duration.ofSeconds(10),
                                        "PT2M",
                                        Duration.ofMinutes(2),
                                        "PT0S",
                                        "PT2M1S",
                                        "soon"),
                                number("perSecond", "MAIL_PER_SECOND", 10),
                                setting(
                                        "storefront",
                                        "MAIL_STOREFRONT_URL",
                                        null,
                                        "https://tickets.example.org/#/orders",
                                        "https://tickets.example.org/#/orders",
                                        "javascript:alert(1)"),
                                setting(
                                        "claim",
                                        "MAIL_CLAIM_URL",
                                        null,
                                        "https://tickets.example.org/#/claim/{code}",
                                        "https://tickets.example.org/#/claim/{code}",
                                        "https://tickets.example.org/#/claim",
                                        "javascript:alert({code})")),
                        "WalletConfig",
                        List.of(
                                wallet("passTypeId", "WALLET_PASS_TYPE_ID"),
                                wallet("teamId", "WALLET_TEAM_ID"),
                                wallet("certificate", "WALLET_CERTIFICATE"),
                                wallet("certificatePassword", "WALLET_CERTIFICATE_PASSWORD"),
                                wallet("wwdrCertificate", "WALLET_WWDR_CERTIFICATE"))));
    }

    private static Component number(String name, String variable, int usual) {
        return setting(name, variable, usual, "7", 7, "0", "-1", "many");
    }

    private static Component wallet(String name, String variable) {
        String value = WALLET.getOrDefault(variable, "");
        return setting(name, variable, "", value, value);
    }

    private static String other(String key) {
        return key.replace('n', 'm');
    }
}
