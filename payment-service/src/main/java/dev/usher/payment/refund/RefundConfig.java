package dev.usher.payment.refund;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// Settings of refunds. The defaults are in application.properties.
///
/// @param retryAfter how long to wait before asking Stripe again if it did not answer; doubled each time, up
///     to an hour. Must be longer than one call can take, so that two calls never overlap
@ConfigurationProperties("refund")
record RefundConfig(@Setting Duration retryAfter) {
    RefundConfig {
        retryAfter = Settings.length(retryAfter, "REFUND_RETRY_AFTER", "PT40S");
    }
}
