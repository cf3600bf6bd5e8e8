package dev.usher.payment.limit;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often one buyer may call. The defaults are in application.properties.
///
/// @param registrationsPerMinute for seats
/// @param registrationsPerAddressPerDay for seats whose tickets are mailed to the same address, by all
///     callers together
/// @param createIntentPerMinute for PaymentIntents, in each instance
@ConfigurationProperties("rate-limit")
record RateLimitConfig(
        @Nullable Integer registrationsPerMinute,
        @Nullable Integer registrationsPerAddressPerDay,
        @Nullable Integer createIntentPerMinute) {
    RateLimitConfig {
        atLeastOne(registrationsPerMinute, "RATE_LIMIT_REGISTRATIONS_PER_MINUTE");
        atLeastOne(registrationsPerAddressPerDay, "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY");
        atLeastOne(createIntentPerMinute, "RATE_LIMIT_CREATE_INTENT_PER_MINUTE");
    }

    @Override
    public Integer registrationsPerMinute() {
        return Objects.requireNonNull(registrationsPerMinute);
    }

    @Override
    public Integer registrationsPerAddressPerDay() {
        return Objects.requireNonNull(registrationsPerAddressPerDay);
    }

    @Override
    public Integer createIntentPerMinute() {
        return Objects.requireNonNull(createIntentPerMinute);
    }

    private static void atLeastOne(@Nullable Integer perMinute, String setting) {
        if (perMinute == null || perMinute < 1) {
            throw new SettingException(setting, "must be a number, at least 1");
        }
    }
}
