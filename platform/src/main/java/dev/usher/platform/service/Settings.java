package dev.usher.platform.service;

import org.jspecify.annotations.Nullable;

/// Checks that configuration records make in their compact constructors.
public final class Settings {
    private Settings() {}

    /// The value of a setting that has no default.
    ///
    /// @param setting the environment variable an operator sets
    /// @param purpose what it is for, completing "is missing: …"
    /// @throws SettingException if it is missing or blank
    public static String require(@Nullable String value, String setting, String purpose) {
        if (value == null || value.isBlank()) {
            throw new SettingException(setting, "is missing: " + purpose);
        }
        return value.strip();
    }
}
