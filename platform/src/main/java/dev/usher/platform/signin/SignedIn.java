package dev.usher.platform.signin;

import dev.usher.contracts.id.UserId;
import io.micronaut.security.authentication.Authentication;

/// Reads who is calling.
public final class SignedIn {
    /// The role of people who set up events; from `cognito:groups`.
    public static final String ORGANIZER = "organizer";

    private SignedIn() {}

    /// The caller's id: the token's `sub`.
    public static UserId user(Authentication caller) {
        return new UserId(caller.getName());
    }

    /// Whether the caller sets up events.
    public static boolean isOrganizer(Authentication caller) {
        return caller.getRoles().contains(ORGANIZER);
    }
}
