package dev.usher.payment.limit;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// How often one buyer may call. The defaults are in application.properties.
///
/// @param registrationsPerMinute for seats
/// @param registrationsPerAddressPerDay for seats whose tickets are mailed to the same address, by all
///     callers together
/// @param createIntentPerMinute for PaymentIntents, in each instance
@ConfigurationProperties("rate-limit")
record RateLimitConfig(
        @Setting Integer registrationsPerMinute,
        @Setting Integer registrationsPerAddressPerDay,
        @Setting Integer createIntentPerMinute) {
    RateLimitConfig {
        registrationsPerMinute = Settings.atLeast(1, registrationsPerMinute, "RATE_LIMIT_REGISTRATIONS_PER_MINUTE");
        registrationsPerAddressPerDay =
                Settings.atLeast(1, registrationsPerAddressPerDay, "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY");
        createIntentPerMinute = Settings.atLeast(1, createIntentPerMinute, "RATE_LIMIT_CREATE_INTENT_PER_MINUTE");
    }
}
