package dev.usher.validation.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceConfigTest {
    private static final Map<String, Object> REQUIRED = Map.of(
            "USHER_BACKGROUND", "false",
            "USHER_ENV", "test",
            "AWS_REGION", "us-east-1",
            "AWS_ACCOUNT_ID", "000000000000",
            "OIDC_ISSUER", "http://sign-in.invalid",
            "OIDC_JWKS_URL", "http://sign-in.invalid/jwks",
            "OIDC_CLIENT_ID", "usher-local",
            "TICKET_PUBLIC_KEYS", "0:iKgP9sax/4LBJKey87CgOqXXIQHtAu7c6ZLPkzV7x/E=");

    @Test
    void defaults() {
        try (var context = start(Map.of())) {
            assertThat(context.getBean(DeviceConfig.class))
                    .isEqualTo(new DeviceConfig(Duration.ofMinutes(10), 10, 600, 3000, "", "http://localhost:8080"));
        }
    }

    @Test
    void everySettingCanBeSet() {
        var settings = Map.<String, Object>of(
                "DEVICE_PAIRING_CODE_VALIDITY", "PT1H",
                "DEVICE_PAIRING_FAILURES_PER_MINUTE", "5",
                "DEVICE_REQUESTS_PER_MINUTE", "60",
                "DEVICE_UPLOADED_SCANS_PER_MINUTE", "400",
                "DEVICE_ADDRESS_HEADER", "X-Forwarded-For",
                "DEVICE_PUBLIC_ADDRESS", "https://tickets.example.org");

        try (var context = start(settings)) {
            assertThat(context.getBean(DeviceConfig.class))
                    .isEqualTo(new DeviceConfig(
                            Duration.ofHours(1), 5, 60, 400, "X-Forwarded-For", "https://tickets.example.org"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE_PAIRING_CODE_VALIDITY, soon",
        "DEVICE_PAIRING_FAILURES_PER_MINUTE, few",
        "DEVICE_REQUESTS_PER_MINUTE, abc",
        "DEVICE_UPLOADED_SCANS_PER_MINUTE, 3k",
        "DEVICE_PUBLIC_ADDRESS, ''",
        "SCANNER_APPS_API, yes",
        "TICKET_PUBLIC_KEYS, abc"
    })
    void anUnreadableValueIsRefusedAtStartByName(String setting, String value) {
        assertThatThrownBy(() -> start(Map.of(setting, value)))
                .hasStackTraceContaining("SettingException: " + setting + " must ");
    }

    private static ApplicationContext start(Map<String, Object> settings) {
        var environment = new HashMap<>(REQUIRED);
        environment.putAll(settings);
        return ApplicationContext.builder()
                .eagerInitConfiguration(true)
                .propertySources(PropertySource.of(
                        "environment",
                        environment,
                        PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
                        PropertySource.Origin.of("test")))
                .start();
    }

    @Test
    void aValidityThatEndsAtOnceIsRefusedByName() {
        assertThatThrownBy(() -> new DeviceConfig(Duration.ZERO, 10, 600, 3000, "", "https://tickets.example.org"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DEVICE_PAIRING_CODE_VALIDITY ");
    }

    @Test
    void aLimitThatStopsEverybodyIsRefusedByName() {
        assertThatThrownBy(
                        () -> new DeviceConfig(Duration.ofMinutes(10), 0, 600, 3000, "", "https://tickets.example.org"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DEVICE_PAIRING_FAILURES_PER_MINUTE ");
        assertThatThrownBy(
                        () -> new DeviceConfig(Duration.ofMinutes(10), 10, 0, 3000, "", "https://tickets.example.org"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DEVICE_REQUESTS_PER_MINUTE ");
    }

    @Test
    void aLimitThatNoBatchFitsIsRefusedByName() {
        assertThatThrownBy(
                        () -> new DeviceConfig(Duration.ofMinutes(10), 10, 600, 199, "", "https://tickets.example.org"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DEVICE_UPLOADED_SCANS_PER_MINUTE ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tickets.example.org", "https://tickets.example.org/", "javascript:alert(1)"})
    void whatIsNoOriginIsRefusedByName(String publicAddress) {
        assertThatThrownBy(() -> new DeviceConfig(Duration.ofMinutes(10), 10, 600, 3000, "", publicAddress))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DEVICE_PUBLIC_ADDRESS ");
    }
}
