package dev.usher.payment.registration;

import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// Settings of registrations. The defaults are in application.properties.
///
/// @param hold how long seats are held for a buyer who has not paid
/// @param maxQuantity how many seats one registration may have
@ConfigurationProperties("registration")
record RegistrationConfig(@Setting Duration hold, @Setting Integer maxQuantity) {
    RegistrationConfig {
        hold = Settings.length(hold, "REGISTRATION_HOLD", "PT15M");
        maxQuantity = Settings.between(1, PaymentSucceeded.MAX_QUANTITY, maxQuantity, "REGISTRATION_MAX_QUANTITY");
    }
}
