package dev.usher.platform.signin;

import dev.usher.contracts.id.UserId;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// Identifies the caller.
public final class SignedIn {
    /// The role of people who set up events; from `cognito:groups`.
    public static final String ORGANIZER = "organizer";

    private SignedIn() {}

    /// The caller's id: the token's `sub`.
    public static UserId user(Authentication caller) {
        return new UserId(caller.getName());
    }

    /// When the caller's token expires: a stream must not outlive it. Absent if the token does not say.
    public static Optional<Instant> expiresAt(Authentication caller) {
        return switch (caller.getAttributes().get("exp")) {
            case Date date -> Optional.of(date.toInstant());
            case Number seconds -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            case null, default -> Optional.empty();
        };
    }

    /// Whether the caller sets up events.
    public static boolean isOrganizer(Authentication caller) {
        return caller.getRoles().contains(ORGANIZER);
    }
}
