package dev.usher.ticket.view;

import dev.usher.contracts.id.UserId;
import dev.usher.platform.signin.SignedIn;
import dev.usher.ticket.issuing.Ticket;
import io.micronaut.security.authentication.Authentication;

/// Who asks.
///
/// @param isOrganizer whether all tickets are theirs to look at
public record Caller(UserId user, boolean isOrganizer) {
    /// The caller of a token.
    public static Caller of(Authentication authentication) {
        return new Caller(SignedIn.user(authentication), SignedIn.isOrganizer(authentication));
    }

    /// Whether the ticket is the caller's own.
    public boolean holds(Ticket ticket) {
        return ticket.userId().equals(user);
    }

    /// Whether there is such a ticket, as far as the caller can know.
    public boolean sees(Ticket ticket) {
        return isOrganizer || holds(ticket);
    }
}
