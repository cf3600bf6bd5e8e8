package dev.usher.platform.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks that configuration records make in their compact constructors. Each returns the value that it accepts, and
/// throws a [SettingException] for any other, and for one that is missing or could not be read. `setting` is always the
/// environment variable that an operator sets.
public final class Settings {
    private static final int LAST_PORT = 65_535;

    private Settings() {}

    /// The value of a setting that has no default, without the spaces around it.
    ///
    /// @param purpose what it is for, completing "is missing: …"
    public static String require(@Nullable String value, String setting, String purpose) {
        if (value == null || value.isBlank()) {
            throw new SettingException(setting, "is missing: " + purpose);
        }
        return value.strip();
    }

    /// A number with a lower limit only.
    public static int atLeast(int least, @Nullable Integer value, String setting) {
        if (value == null || value < least) {
            throw new SettingException(setting, "must be a number, at least " + least);
        }
        return value;
    }

    /// A number with both limits, which it may reach.
    public static int between(int least, int most, @Nullable Integer value, String setting) {
        if (value == null || value < least || value > most) {
            throw new SettingException(setting, "must be a number from " + least + " to " + most);
        }
        return value;
    }

    /// The number of a port to connect to.
    public static int port(@Nullable Integer value, String setting) {
        return between(1, LAST_PORT, value, setting);
    }

    /// A length of time of more than nothing.
    ///
    /// @param example as an operator writes it, such as `PT15M`
    public static Duration length(@Nullable Duration value, String setting, String example) {
        if (value == null || !value.isPositive()) {
            throw new SettingException(setting, "must be a length of time such as " + example);
        }
        return value;
    }

    /// A length of time with both limits, which it may reach.
    ///
    /// @param range the limits in words, completing "must be …"
    public static Duration length(
            Duration least, Duration most, @Nullable Duration value, String setting, String range) {
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new SettingException(setting, "must be " + range);
        }
        return value;
    }

    /// One of a few words, without the spaces around it.
    public static String oneOf(List<String> words, @Nullable String value, String setting) {
        String given = value == null ? "" : value.strip();
        if (!words.contains(given)) {
            throw new SettingException(setting, "must be " + String.join(" or ", words));
        }
        return given;
    }

    /// `true` or `false`, and nothing that only resembles them.
    public static String flag(@Nullable String value, String setting) {
        return oneOf(List.of("true", "false"), value, setting);
    }

    /// An address that begins with `http://` or `https://` and names a host, without the spaces around it.
    ///
    /// @param example such as `https://tickets.example.org`
    public static String webAddress(@Nullable String value, String setting, String example) {
        String given = value == null ? "" : value.strip();
        if (webAddress(given).isEmpty()) {
            throw new SettingException(setting, "must be a web address such as " + example);
        }
        return given;
    }

    /// A web address without path, query or fragment.
    ///
    /// @param example such as `https://tickets.example.org`
    public static String origin(@Nullable String value, String setting, String example) {
        String given = value == null ? "" : value.strip();
        boolean isOrigin = webAddress(given)
                .map(address -> given.equals(address.getScheme() + "://" + address.getRawAuthority())
                        && address.getRawUserInfo() == null)
                .orElse(false);
        if (!isOrigin) {
            throw new SettingException(setting, "must be an origin without a path, such as " + example);
        }
        return given;
    }

    private static Optional<URI> webAddress(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(address -> address.getHost() != null)
                    .filter(address -> "https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
