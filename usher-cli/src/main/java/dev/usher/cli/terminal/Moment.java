package dev.usher.cli.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A point in time, as an operator types it: an instant, or how long ago.
public final class Moment {
    private Moment() {}

    /// Reads one, such as `2026-11-22T12:00:00Z`, `PT2H` or `P7D`.
    ///
    /// @throws DateTimeException if it is neither
    public static Instant parse(String text, Instant now) {
        if (!text.startsWith("P")) {
            return Instant.parse(text);
        }
        return text.contains("T")
                ? now.minus(Duration.parse(text))
                : now.atOffset(ZoneOffset.UTC).minus(Period.parse(text)).toInstant();
    }

    /// For options.
    public static final class Converter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return parse(text, Instant.now());
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        text + " is neither an instant (2026-11-22T12:00:00Z) nor a length of time (PT2H, P7D)");
            }
        }
    }
}
