package dev.usher.validation.admission;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One time that a ticket's holder went through a gate.
///
/// @param at when: by the service's clock if it decided, else by the device's clock, corrected
/// @param recordedAt when the service learned of it; as `at` if it decided
/// @param scanId the device's own id of the scan
/// @param scannedAt when the device says it scanned; absent if it says no year that anybody would write
/// @param against what the service would have refused it for, had it been asked; only of a device that let
///     somebody pass while it was offline
/// @param isTimeDoubtful whether the device named a time at which it cannot have happened, and `at` is the
///     next one at which it can
public record Passage(
        Direction direction,
        Instant at,
        Instant recordedAt,
        String gate,
        String deviceId,
        String scanId,
        @Nullable Instant scannedAt,
        @Nullable Reason against,
        boolean isTimeDoubtful) {
    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    public Passage {
        if (scannedAt != null && (scannedAt.isBefore(FIRST_TIME) || scannedAt.isAfter(LAST_TIME))) {
            scannedAt = null;
        }
    }

    /// A passage whose time nobody doubts.
    public Passage(
            Direction direction,
            Instant at,
            Instant recordedAt,
            String gate,
            String deviceId,
            String scanId,
            @Nullable Instant scannedAt,
            @Nullable Reason against) {
        this(direction, at, recordedAt, gate, deviceId, scanId, scannedAt, against, false);
    }

    /// What tells this passage from all others of its ticket. A device that repeats a scan, because its
    /// answer was lost, repeats its id.
    public String key() {
        return keyOf(deviceId, scanId);
    }

    /// The key of the passage that this scan of a device made.
    public static String keyOf(String deviceId, String scanId) {
        return deviceId + "|" + scanId;
    }

    /// The same, which the service would have refused.
    public Passage against(Reason reason) {
        return new Passage(direction, at, recordedAt, gate, deviceId, scanId, scannedAt, reason, isTimeDoubtful);
    }

    /// Which way somebody goes.
    public enum Direction {
        /// Into the event.
        ENTRY,
        /// Out of it.
        EXIT;

        /// The stable word in JSON and in the table.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
