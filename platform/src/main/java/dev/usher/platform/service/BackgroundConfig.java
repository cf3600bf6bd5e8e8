package dev.usher.platform.service;

import io.micronaut.context.annotation.ConfigurationProperties;

/// Whether this instance does more than answer requests. The beans that do require the property; this checks its value,
/// so that a misspelt one does not start them.
///
/// @param background `true` or `false`
@ConfigurationProperties("usher")
record BackgroundConfig(@Setting String background) {
    BackgroundConfig {
        background = Settings.flag(background, "USHER_BACKGROUND");
    }
}
