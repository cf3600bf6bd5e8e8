package dev.usher.platform.service;

/// A setting is missing or contradicts another. The service does not start until it is changed.
public final class SettingException extends RuntimeException {
    /// Says what is wrong with a setting.
    ///
    /// @param setting the environment variable an operator sets
    /// @param problem what is wrong with it and what to do, never its value
    public SettingException(String setting, String problem) {
        super(setting + " " + problem);
    }
}
