package dev.usher.ticket.view;

import dev.usher.contracts.id.UserId;
import dev.usher.platform.signin.SignedIn;
import dev.usher.ticket.order.Ticket;
import io.micronaut.security.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /// What the caller's wishes with this `Idempotency-Key` are known by: the same for the same caller and
    /// key, and for nobody else; random without a key.
    public UUID wish(@Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((user + " " + idempotencyKey).getBytes(StandardCharsets.UTF_8));
    }
}
