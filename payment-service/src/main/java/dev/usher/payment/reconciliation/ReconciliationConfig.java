package dev.usher.payment.reconciliation;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of the reconciliation. The defaults are in application.properties.
///
/// @param interval time between two runs
/// @param after how long a payment may be unsettled before Stripe is asked about it
/// @param auditInterval time between two full comparisons
@ConfigurationProperties("reconciliation")
record ReconciliationConfig(
        @Nullable Duration interval,
        @Nullable Duration after,
        @Nullable Duration auditInterval) {
    ReconciliationConfig {
        require(interval, "RECONCILE_INTERVAL", "PT5M");
        require(after, "RECONCILE_AFTER", "PT10M");
        require(auditInterval, "RECONCILE_AUDIT_INTERVAL", "P1D");
    }

    @Override
    public Duration interval() {
        return Objects.requireNonNull(interval);
    }

    @Override
    public Duration after() {
        return Objects.requireNonNull(after);
    }

    @Override
    public Duration auditInterval() {
        return Objects.requireNonNull(auditInterval);
    }

    private static void require(@Nullable Duration length, String setting, String example) {
        if (length == null || length.isNegative() || length.isZero()) {
            throw new SettingException(setting, "must be a duration such as " + example);
        }
    }
}
