package dev.usher.platform.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Reads instants only in the form of RFC 3339, with four digits for the year: the framework also accepts
/// numbers, without saying whether they are seconds, and years at the limits of `Instant`, where arithmetic
/// overflows. Anything finer than a millisecond is cut off, as it is when it is stored: the answer to a
/// write shows what later reads show.
@Singleton
final class StrictInstants implements Deserializer<Instant> {
    private static final Instant LEAST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant MOST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    public Instant deserialize(Decoder decoder, DecoderContext context, Argument<? super Instant> type)
            throws IOException {
        String place = decoder instanceof StrictDecoder strict ? strict.place() : "";
        try {
            Instant read = DateTimeFormatter.ISO_INSTANT.parse(decoder.decodeString(), Instant::from);
            if (!read.isBefore(LEAST) && !read.isAfter(MOST)) {
                return read.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw new WrongValue(place, "must be an instant such as 2026-06-01T18:00:00Z");
    }
}
