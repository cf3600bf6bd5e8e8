package dev.usher.payment.registration;

import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Settings of registrations.
///
/// @param hold how long seats are held for a buyer who has not paid
/// @param maxQuantity how many seats one registration may have
@ConfigurationProperties("registration")
record RegistrationConfig(
        @Bindable(defaultValue = "PT15M") Duration hold,
        @Bindable(defaultValue = "10") int maxQuantity) {
    RegistrationConfig {
        if (hold.isNegative() || hold.isZero()) {
            throw new SettingException("REGISTRATION_HOLD", "must be longer than nothing, such as PT15M");
        }
        if (maxQuantity < 1 || maxQuantity > PaymentSucceeded.MAX_QUANTITY) {
            throw new SettingException("REGISTRATION_MAX_QUANTITY", "must be 1 to " + PaymentSucceeded.MAX_QUANTITY);
        }
    }
}
