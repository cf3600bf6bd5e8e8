package dev.usher.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Names a ticket: one seat of a registration.
///
/// @param uuid the part after the prefix
@Serdeable
public record TicketId(UUID uuid) {
    private static final String PREFIX = "TICKET#";

    /// Reads the id with or without its prefix.
    ///
    /// @throws IllegalArgumentException if the text is no such id; its message may be shown to a caller
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
        var hash = ByteBuffer.wrap(sha256("usher-ticket:" + registration + ":" + number));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new TicketId(new UUID(high, low));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
