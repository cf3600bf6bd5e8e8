package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.registration.RegistrationStore.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/// A position in a list, as given to callers: opaque to them, and useless in somebody else's list.
final class Cursor {
    private Cursor() {}

    static String of(Position position) {
        String text = position.createdAt() + " " + position.registrationId().uuid();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a cursor.
    ///
    /// @throws IllegalArgumentException if it is not one of our cursors
    static Position parse(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        try {
            return new Position(Instant.parse(parts[0]), RegistrationId.parse(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
    }
}
