package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pairing code stands for until it is used.
///
/// @param codeHash the SHA-256 of the code; the code itself is shown once and not stored
/// @param expiresAt the first instant at which it is no longer valid
record Pairing(
        String codeHash,
        EventId eventId,
        String gate,
        Set<Scope> scopes,
        @Nullable String label,
        Instant expiresAt) {
    Pairing {
        scopes = Set.copyOf(scopes);
    }
}
