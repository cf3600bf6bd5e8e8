package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A device at the door. It scans for one event.
///
/// @param name what the person who paired it called it
/// @param gate where it stands, unless a scan says otherwise
/// @param label the organizer's remark from when the pairing code was made
/// @param tokenHash SHA-256 of the secret part of its token, in lower-case hex
/// @param nextTokenHash of the token that takes the place of the other when it is first used; absent unless
///     the device has asked for one
/// @param health what it last said of itself
/// @param lastSeenAt when it last made a request; lags by up to half a minute
/// @param revokedAt when it was locked out
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

    /// Whether it may do this.
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Device[" + deviceId + " of " + eventId + " at " + gate + "]";
    }
}
