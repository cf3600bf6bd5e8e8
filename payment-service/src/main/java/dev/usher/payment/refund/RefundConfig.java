package dev.usher.payment.refund;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of refunds. The defaults are in application.properties.
///
/// @param retryAfter how long to wait before asking Stripe again if it did not answer; doubled each time, up
///     to an hour. Must be longer than one call can take, so that two calls never overlap
@ConfigurationProperties("refund")
record RefundConfig(@Nullable Duration retryAfter) {
    RefundConfig {
        if (retryAfter == null || retryAfter.isNegative() || retryAfter.isZero()) {
            throw new SettingException("REFUND_RETRY_AFTER", "must be a duration such as PT40S");
        }
    }

    @Override
    public Duration retryAfter() {
        return Objects.requireNonNull(retryAfter);
    }
}
