package dev.usher.validation.admission;

import dev.usher.validation.device.Device;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scan as a device sends it.
///
/// @param text the scanned text
/// @param scanId the device's id of this scan; a repeated request has the same id
/// @param gate where the scan happened, if not at the gate that the device was paired for
/// @param direction which way the holder goes
/// @param scannedAt when it happened, by the device's clock
/// @param isRepeated whether the device sends the scan again because it got no answer
public record Scan(
        Device device,
        String text,
        String scanId,
        @Nullable String gate,
        Passage.Direction direction,
        @Nullable Instant scannedAt,
        boolean isRepeated) {
    public String effectiveGate() {
        return gate == null ? device.gate() : gate;
    }

    Passage passageAt(Instant now) {
        return new Passage(
                direction, now, now, effectiveGate(), device.deviceId().toString(), scanId, scannedAt, null);
    }
}
