package dev.usher.validation.organizer;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// Settings of the organizer's page.
///
/// @param signInOrigins further origins that the page contacts during sign-in, separated by spaces
@ConfigurationProperties("organizer")
record OrganizerConfig(@Setting String signInOrigins) {
    OrganizerConfig {
        signInOrigins = signInOrigins == null ? "" : signInOrigins.strip();
        for (String origin : signInOrigins.isEmpty() ? new String[0] : signInOrigins.split(" +")) {
            Settings.origin(origin, "OIDC_ORIGINS", "https://sign-in.example.org (separate several by spaces)");
        }
    }
}
