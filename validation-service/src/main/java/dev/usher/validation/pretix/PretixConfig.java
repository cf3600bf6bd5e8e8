package dev.usher.validation.pretix;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// Whether the API of this package is available. Its beans require [ScannerApps#SETTING]; this checks the value, so
/// that a misspelt one does not switch the API off.
///
/// @param api `true` or `false`
@ConfigurationProperties("scanner-apps")
record PretixConfig(@Nullable String api) {
    PretixConfig {
        if (!"true".equals(api) && !"false".equals(api)) {
            throw new SettingException("SCANNER_APPS_API", "must be true or false");
        }
    }
}
