package dev.usher.validation.admission;

import dev.usher.validation.device.Device;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a device sends when it has scanned something.
///
/// @param text what the scanner read
/// @param scanId the device's own id of this scan; the same again if it repeats the request
/// @param gate where, if not where the device was paired for
/// @param direction which way its holder goes
/// @param scannedAt when, by the device's clock
/// @param isRepeated whether the device sends it again because an answer was lost
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
