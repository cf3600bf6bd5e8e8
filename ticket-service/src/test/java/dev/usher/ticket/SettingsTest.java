package dev.usher.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, Object> COMPLETE = Map.of(
            "usher.background", "false",
            "usher.env", "test",
            "usher.aws-region", "us-east-1",
            "usher.aws-account-id", "000000000000",
            "sign-in.issuer", "http://sign-in.invalid",
            "sign-in.jwks-url", "http://sign-in.invalid/jwks",
            "sign-in.client-id", "usher-local",
            "signing.key-id", "0",
            "signing.key", "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");

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
        "signing.key, TICKET_SIGNING_KEY"
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

    private static ApplicationContext start(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .eagerInitConfiguration(true)
                .properties(settings)
                .start();
    }
}
