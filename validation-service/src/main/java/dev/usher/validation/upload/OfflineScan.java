package dev.usher.validation.upload;

import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.device.Device;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scan that a device decided while it was offline.
///
/// @param scannedAt when it happened, by the device's clock
/// @param refusedFor the reason if the device refused it; absent if it let somebody pass
public record OfflineScan(
        Device device,
        String text,
        String scanId,
        @Nullable String gate,
        Direction direction,
        Instant scannedAt,
        @Nullable String refusedFor) {
    /// The passage, if the device let somebody pass.
    ///
    /// @param at when it happened
    /// @param isTimeDoubtful whether the device reported an impossible time
    Passage passage(Instant at, Instant recordedAt, boolean isTimeDoubtful) {
        return new Passage(
                direction,
                at,
                recordedAt,
                effectiveGate(),
                device.deviceId().toString(),
                scanId,
                scannedAt,
                null,
                isTimeDoubtful);
    }

    String effectiveGate() {
        return gate == null ? device.gate() : gate;
    }
}
