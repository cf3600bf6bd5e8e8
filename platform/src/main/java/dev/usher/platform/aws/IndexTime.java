package dev.usher.platform.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times in keys of tables and indexes: ISO 8601 in UTC, always with milliseconds, so that the order of texts
/// is that of times. `Instant.toString` leaves zeros out and would put a full second behind its own
/// milliseconds.
public final class IndexTime {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IndexTime() {}

    /// The time as text. Smaller parts than milliseconds are cut off. `Instant.parse` reads it.
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
