package dev.usher.payment.checkout;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of the live updates. The defaults are in application.properties.
///
/// @param maxWatchers how many watchers this instance may have at the same time
/// @param maxWatchersPerCaller how many of them may belong to one caller
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
