package dev.usher.payment.refund;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of refunds. Their defaults are in application.properties.
///
/// @param retryAfter when Stripe is asked again if it gave no answer; twice as long each time, up to an
///     hour. Longer than one call may take, so that two never overlap
@ConfigurationProperties("refund")
record RefundConfig(@Nullable Duration retryAfter) {
    RefundConfig {
        if (retryAfter == null || retryAfter.isNegative() || retryAfter.isZero()) {
            throw new SettingException("REFUND_RETRY_AFTER", "must be a length of time such as PT40S");
        }
    }

    @Override
    public Duration retryAfter() {
        return Objects.requireNonNull(retryAfter);
    }
}
