package dev.usher.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/// Names an event that tickets are sold for.
///
/// @param uuid the part after the prefix
@Serdeable
public record EventId(UUID uuid) {
    private static final String PREFIX = "EVENT#";

    /// Reads the id with or without its prefix.
    ///
    /// @throws IllegalArgumentException if the text is not such an id; the exception's message may be shown to
    ///     a caller
    @JsonCreator
    public static EventId parse(String text) {
        return new EventId(PrefixedUuid.parse(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + uuid;
    }
}
