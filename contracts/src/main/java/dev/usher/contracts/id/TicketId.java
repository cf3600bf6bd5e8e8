package dev.usher.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/// Names a ticket: one seat of a registration.
///
/// @param uuid the part after the prefix
@Serdeable
public record TicketId(UUID uuid) {
    private static final String PREFIX = "TICKET#";

    /// Reads the id with or without its prefix.
    ///
    /// @throws IllegalArgumentException if the text is not such an id; the exception's message may be shown to
    ///     a caller
    @JsonCreator
    public static TicketId parse(String text) {
        return new TicketId(PrefixedUuid.parse(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + uuid;
    }

    /// The id of the n-th ticket of a registration: always the same one, so that handling a payment twice
    /// cannot make a second ticket, and as hard to guess as the registration's random id, from which it is
    /// hashed.
    ///
    /// A UUID of version 8 ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8)) from
    /// SHA-256.
    ///
    /// @param number which ticket of the registration, counted from 1
    public static TicketId derive(RegistrationId registration, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("tickets are counted from 1, not " + number);
        }
        return new TicketId(NameBasedUuid.of("usher-ticket:" + registration + ":" + number));
    }
}
