package dev.usher.payment.checkout;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// Settings of the live updates. The defaults are in application.properties.
///
/// @param maxWatchers how many watchers this instance may have at the same time
/// @param maxWatchersPerCaller how many of them may belong to one caller
@ConfigurationProperties("updates")
record UpdatesConfig(@Setting Integer maxWatchers, @Setting Integer maxWatchersPerCaller) {
    UpdatesConfig {
        maxWatchers = Settings.atLeast(1, maxWatchers, "UPDATES_MAX_WATCHERS");
        maxWatchersPerCaller = Settings.atLeast(1, maxWatchersPerCaller, "UPDATES_MAX_WATCHERS_PER_CALLER");
    }
}
