package dev.usher.validation.admission;

import dev.usher.contracts.message.WireNamed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One time that a ticket's holder went through a gate.
///
/// @param at when it happened: by the service's clock if the service decided, otherwise by the device's
///     corrected clock
/// @param recordedAt when the service received it; equals `at` if the service decided
/// @param scanId the device's id of the scan
/// @param scannedAt when the device says it scanned; absent if that is before 1970 or after 9999
/// @param against the reason for which the service would have refused it; only set if an offline device let
///     somebody pass
/// @param isTimeDoubtful whether the device reported an impossible time; `at` is then the nearest possible
///     time
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

    /// A passage whose time is not in doubt.
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

    /// Identifies this passage among those of its ticket. A device that repeats a scan, because its answer
    /// was lost, sends the same scan id.
    public String key() {
        return keyOf(deviceId, scanId);
    }

    /// The key of the passage that this scan of this device made.
    public static String keyOf(String deviceId, String scanId) {
        return deviceId + "|" + scanId;
    }

    /// The same passage, marked with the reason for which the service would have refused it.
    public Passage against(Reason reason) {
        return new Passage(direction, at, recordedAt, gate, deviceId, scanId, scannedAt, reason, isTimeDoubtful);
    }

    /// Which way somebody goes.
    public enum Direction implements WireNamed {
        /// Into the event.
        ENTRY,
        /// Out of it.
        EXIT
    }
}
