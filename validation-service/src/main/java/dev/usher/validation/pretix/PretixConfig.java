package dev.usher.validation.pretix;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// Whether the API of this package is available. Its beans require [ScannerApps#SETTING]; this checks the value, so
/// that a misspelt one does not switch the API off.
///
/// @param api `true` or `false`
@ConfigurationProperties("scanner-apps")
record PretixConfig(@Setting String api) {
    PretixConfig {
        api = Settings.flag(api, "SCANNER_APPS_API");
    }
}
