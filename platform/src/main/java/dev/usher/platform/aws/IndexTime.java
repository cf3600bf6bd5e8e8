package dev.usher.platform.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times in keys of tables and indexes: ISO 8601 in UTC, always with milliseconds, so that the order of texts
/// is that of times. `Instant.toString` omits zeros and would sort a full second after its own
/// milliseconds.
public final class IndexTime {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IndexTime() {}

    /// The time as text. Anything finer than milliseconds is cut off. `Instant.parse` reads it.
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
