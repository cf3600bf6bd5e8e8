package dev.usher.validation.device;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceConfigTest {
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
