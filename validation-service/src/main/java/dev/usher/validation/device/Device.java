package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A device that scans tickets of one event.
///
/// @param name the name given by the person who paired it
/// @param gate where it scans, unless a scan names another gate
/// @param label the organizer's note, made with the pairing code
/// @param tokenHash SHA-256 of the secret part of its token, in lower-case hex
/// @param nextTokenHash the hash of the token that replaces the current one when it is first used; absent
///     unless the device has asked for one
/// @param health what it last reported
/// @param lastSeenAt the time of its last request; up to half a minute behind
/// @param revokedAt when it was locked out; absent if it was not
public record Device(
        DeviceId deviceId,
        EventId eventId,
        String name,
        String gate,
        Set<Scope> scopes,
        @Nullable String label,
        String tokenHash,
        @Nullable String nextTokenHash,
        @Nullable Health health,
        Instant pairedAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant revokedAt) {
    public Device {
        scopes = Set.copyOf(scopes);
    }

    /// Whether it was locked out.
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /// Whether its scopes allow this.
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Device[" + deviceId + " of " + eventId + " at " + gate + "]";
    }
}
