package dev.usher.payment.registration;

import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of registrations. The defaults are in application.properties: a default in the binding would also
/// replace a value that cannot be read.
///
/// @param hold how long seats are held for a buyer who has not paid
/// @param maxQuantity how many seats one registration may have
@ConfigurationProperties("registration")
record RegistrationConfig(@Nullable Duration hold, @Nullable Integer maxQuantity) {
    RegistrationConfig {
        if (hold == null || hold.isNegative() || hold.isZero()) {
            throw new SettingException("REGISTRATION_HOLD", "must be a duration such as PT15M");
        }
        if (maxQuantity == null || maxQuantity < 1 || maxQuantity > PaymentSucceeded.MAX_QUANTITY) {
            throw new SettingException("REGISTRATION_MAX_QUANTITY", "must be 1 to " + PaymentSucceeded.MAX_QUANTITY);
        }
    }

    @Override
    public Duration hold() {
        return Objects.requireNonNull(hold);
    }

    @Override
    public Integer maxQuantity() {
        return Objects.requireNonNull(maxQuantity);
    }
}
