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
/// @param isOrganizer whether the caller may see all tickets
public record Caller(UserId user, boolean isOrganizer) {
    /// The caller that a token belongs to.
    public static Caller of(Authentication authentication) {
        return new Caller(SignedIn.user(authentication), SignedIn.isOrganizer(authentication));
    }

    /// Whether the ticket is the caller's own.
    public boolean holds(Ticket ticket) {
        return ticket.holder().userId().equals(user);
    }

    /// Whether the caller may see the ticket; if not, it is reported as unknown.
    public boolean sees(Ticket ticket) {
        return isOrganizer || holds(ticket);
    }

    /// The id of the caller's requests with this `Idempotency-Key`: the same for the same caller and key,
    /// different for everybody else, random without a key.
    public UUID requestId(@Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((user + " " + idempotencyKey).getBytes(StandardCharsets.UTF_8));
    }
}
