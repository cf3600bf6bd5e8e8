package dev.usher.validation.admission;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One time that a ticket's holder went through a gate.
///
/// @param at when the service decided, by its own clock; devices' clocks are not trusted
/// @param scanId the device's own id of the scan
/// @param scannedAt when the device says it scanned
record Passage(
        Direction direction,
        Instant at,
        String gate,
        String deviceId,
        String scanId,
        @Nullable Instant scannedAt) {
    /// What tells this passage from all others of its ticket. A device that repeats a scan, because its
    /// answer was lost, repeats its id.
    String key() {
        return deviceId + "|" + scanId;
    }

    /// Which way somebody goes.
    enum Direction {
        /// Into the event.
        ENTRY,
        /// Out of it.
        EXIT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
