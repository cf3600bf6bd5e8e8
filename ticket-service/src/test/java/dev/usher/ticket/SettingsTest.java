package dev.usher.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.ticket.sending.Postman;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, Object> COMPLETE = Map.ofEntries(
            Map.entry("usher.background", "false"),
            Map.entry("usher.env", "test"),
            Map.entry("usher.aws-region", "us-east-1"),
            Map.entry("usher.aws-account-id", "000000000000"),
            Map.entry("sign-in.issuer", "http://sign-in.invalid"),
            Map.entry("sign-in.jwks-url", "http://sign-in.invalid/jwks"),
            Map.entry("sign-in.client-id", "usher-local"),
            Map.entry("signing.key-id", "0"),
            Map.entry("signing.key", "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="),
            Map.entry("mail.enabled", "true"),
            Map.entry("mail.smtp-host", "mail.invalid"),
            Map.entry("mail.from", "Usher <tickets@usher.example>"));

    @Test
    void withEverySettingItStarts() {
        try (var context = start(COMPLETE)) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "usher.env, USHER_ENV",
        "usher.aws-region, AWS_REGION",
        "usher.aws-account-id, AWS_ACCOUNT_ID",
        "sign-in.issuer, OIDC_ISSUER",
        "sign-in.jwks-url, OIDC_JWKS_URL",
        "sign-in.client-id, OIDC_CLIENT_ID",
        "signing.key-id, TICKET_SIGNING_KEY_ID",
        "signing.key, TICKET_SIGNING_KEY",
        "mail.smtp-host, MAIL_SMTP_HOST",
        "mail.from, MAIL_FROM"
    })
    void aMissingSettingIsNamed(String property, String environmentVariable) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(property, "");

        assertThatThrownBy(() -> start(settings))
                .hasStackTraceContaining("SettingException: " + environmentVariable + " is missing: ");
    }

    @ParameterizedTest
    @CsvSource({
        "signing.key, c2hvcnQ=",
        "signing.key-id, 16",
        "signing.key-id, first",
        "download.validity, P8D",
        "download.validity, soon"
    })
    void anAbsurdSettingIsRefusedWithoutItsValue(String property, String value) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(property, value);

        assertThatThrownBy(() -> start(settings)).hasStackTraceContaining("SettingException: TICKET_");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.enabled, maybe, MAIL_ENABLED",
        "mail.transport, pigeon, MAIL_TRANSPORT",
        "mail.smtp-port, 0, MAIL_SMTP_PORT",
        "mail.smtp-security, perhaps, MAIL_SMTP_SECURITY",
        "mail.smtp-user, ada, MAIL_SMTP_PASSWORD",
        "mail.smtp-password, secret-value, MAIL_SMTP_USER",
        "mail.from, nobody, MAIL_FROM",
        "mail.timeout, PT0S, MAIL_TIMEOUT",
        "mail.per-second, 0, MAIL_PER_SECOND",
        "mail.per-second, many, MAIL_PER_SECOND",
        "mail.storefront, javascript:alert(1), MAIL_STOREFRONT_URL",
        "mail.claim, https://tickets.example.org/claim, MAIL_CLAIM_URL"
    })
    void anAbsurdSettingOfMailIsNamedWithoutItsValue(String property, String value, String environmentVariable) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(property, value);

        assertThatThrownBy(() -> start(settings))
                .hasStackTraceContaining("SettingException: " + environmentVariable + " ")
                .extracting(SettingsTest::reason)
                .asString()
                .doesNotContain(value.equals("0") ? "secret" : value);
    }

    @Test
    void aPasswordIsNotSentInTheClear() {
        var settings = new HashMap<>(COMPLETE);
        settings.putAll(Map.of("mail.smtp-user", "ada", "mail.smtp-password", "x", "mail.smtp-security", "none"));

        assertThatThrownBy(() -> start(settings))
                .hasStackTraceContaining("SettingException: MAIL_SMTP_SECURITY is none");
    }

    @Test
    void withoutMailItNeedsNoMailServer() {
        var settings = new HashMap<>(COMPLETE);
        settings.putAll(Map.of("mail.enabled", "false", "mail.smtp-host", "", "mail.from", ""));

        try (var context = start(settings)) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    void withSesItNeedsNoMailServer() {
        var settings = new HashMap<>(COMPLETE);
        settings.putAll(Map.of("mail.transport", "ses", "mail.smtp-host", "", "aws.region", "us-east-1"));

        try (var context = start(settings)) {
            assertThat(context.getBean(Postman.class).getClass().getSimpleName())
                    .isEqualTo("SesPostman");
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static ApplicationContext start(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .eagerInitConfiguration(true)
                .properties(settings)
                .start();
    }
}
