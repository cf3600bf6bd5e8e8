package dev.usher.payment.checkout;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of the live updates. Their defaults are in application.properties.
///
/// @param maxWatchers how many may watch registrations through this instance at the same time
/// @param maxWatchersPerCaller how many of these may be one caller's
@ConfigurationProperties("updates")
record UpdatesConfig(
        @Nullable Integer maxWatchers, @Nullable Integer maxWatchersPerCaller) {
    UpdatesConfig {
        if (maxWatchers == null || maxWatchers < 1) {
            throw new SettingException("UPDATES_MAX_WATCHERS", "must be a number, at least 1");
        }
        if (maxWatchersPerCaller == null || maxWatchersPerCaller < 1) {
            throw new SettingException("UPDATES_MAX_WATCHERS_PER_CALLER", "must be a number, at least 1");
        }
    }

    @Override
    public Integer maxWatchers() {
        return Objects.requireNonNull(maxWatchers);
    }

    @Override
    public Integer maxWatchersPerCaller() {
        return Objects.requireNonNull(maxWatchersPerCaller);
    }
}
