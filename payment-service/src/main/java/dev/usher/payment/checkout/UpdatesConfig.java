package dev.usher.payment.checkout;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of the live updates. Their defaults are in application.properties.
///
/// @param maxWatchers how many may watch registrations through this instance at the same time
@ConfigurationProperties("updates")
record UpdatesConfig(@Nullable Integer maxWatchers) {
    UpdatesConfig {
        if (maxWatchers == null || maxWatchers < 1) {
            throw new SettingException("UPDATES_MAX_WATCHERS", "must be a number, at least 1");
        }
    }

    @Override
    public Integer maxWatchers() {
        return Objects.requireNonNull(maxWatchers);
    }
}
