package dev.usher.validation.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scan that uses a ticket up, or tries to.
///
/// @param at when the service decided, by its own clock; devices' clocks are not trusted
/// @param scanId the device's own id of the scan
/// @param scannedAt when the device says it scanned
record Use(
        Instant at,
        String gate,
        String deviceId,
        String scanId,
        @Nullable Instant scannedAt) {
    /// Whether both are the same scan, sent again because its answer was lost.
    boolean isSameScanAs(Use other) {
        return deviceId.equals(other.deviceId) && scanId.equals(other.scanId);
    }
}
