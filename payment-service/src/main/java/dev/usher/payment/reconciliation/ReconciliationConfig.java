package dev.usher.payment.reconciliation;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// Settings of the reconciliation. The defaults are in application.properties.
///
/// @param interval time between two runs
/// @param after how long a payment may be unsettled before Stripe is asked about it
/// @param auditInterval time between two full comparisons
@ConfigurationProperties("reconciliation")
record ReconciliationConfig(
        @Setting Duration interval,
        @Setting Duration after,
        @Setting Duration auditInterval) {
    ReconciliationConfig {
        interval = Settings.length(interval, "RECONCILE_INTERVAL", "PT5M");
        after = Settings.length(after, "RECONCILE_AFTER", "PT10M");
        auditInterval = Settings.length(auditInterval, "RECONCILE_AUDIT_INTERVAL", "P1D");
    }
}
