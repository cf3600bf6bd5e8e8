package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistrationConfigTest {
    @Test
    void aHoldOfNothingIsRefused() {
        assertThatThrownBy(() -> new RegistrationConfig(Duration.ZERO, 10))
                .isInstanceOf(SettingException.class)
                .hasMessage("REGISTRATION_HOLD must be a duration such as PT15M");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> new RegistrationConfig(null, 10))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REGISTRATION_HOLD");
        assertThatThrownBy(() -> new RegistrationConfig(Duration.ofMinutes(15), null))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REGISTRATION_MAX_QUANTITY");
    }

    @Test
    void moreSeatsThanAMessageCarriesAreRefused() {
        assertThatThrownBy(() -> new RegistrationConfig(Duration.ofMinutes(15), 51))
                .isInstanceOf(SettingException.class)
                .hasMessage("REGISTRATION_MAX_QUANTITY must be 1 to 50");
        assertThatThrownBy(() -> new RegistrationConfig(Duration.ofMinutes(15), 0))
                .isInstanceOf(SettingException.class)
                .hasMessage("REGISTRATION_MAX_QUANTITY must be 1 to 50");
    }
}
