package dev.usher.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import java.util.UUID;

/// Names a registration: seats that one buyer holds or has paid for. One registration is one order.
///
/// @param uuid the part after the prefix
@Serdeable
public record RegistrationId(UUID uuid) {
    private static final String PREFIX = "REG#";

    /// Reads the id with or without its prefix.
    ///
    /// @throws IllegalArgumentException if the text is not such an id; the exception's message may be shown to
    ///     a caller
    @JsonCreator
    public static RegistrationId parse(String text) {
        return new RegistrationId(PrefixedUuid.parse(PREFIX, text));
    }

    /// The short form that people read out, and that is printed: its first eight characters, such as
    /// `0F8F-AD5B`.
    public String orderNumber() {
        String digits = uuid.toString().toUpperCase(Locale.ROOT);
        return digits.substring(0, 4) + "-" + digits.substring(4, 8);
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + uuid;
    }

    /// A new id that nobody can guess (122 random bits).
    public static RegistrationId random() {
        return new RegistrationId(UUID.randomUUID());
    }

    /// The id of the registration that a buyer asks for with this `Idempotency-Key`: always the same, so
    /// that asking twice cannot make a second registration. Only as hard to guess as the key.
    public static RegistrationId derive(UserId user, String key) {
        // With its length, because a subject may hold colons itself: "a:b" + "c" must not be "a" + "b:c".
        int length = user.subject().length();
        return new RegistrationId(NameBasedUuid.of("usher-registration:" + length + ":" + user.subject() + ":" + key));
    }
}
