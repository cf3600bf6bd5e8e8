package dev.usher.validation.scannerapps;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Scan;
import dev.usher.validation.admission.ScanPatterns;
import dev.usher.validation.admission.ScannedText;
import dev.usher.validation.device.Device;
import dev.usher.validation.upload.OfflineScan;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scan. What else the protocol lets a device say has no meaning here: nothing can be paid at the door,
/// and there are no questions and no other media than codes.
///
/// @param secret the text of the code
/// @param lists where it scans
/// @param type `entry`, unless its holder leaves: `exit`
/// @param datetime when, by the device's clock
/// @param force whether it happened already, and only has to be recorded
/// @param nonce the device's own id of the scan
@Serdeable
record RedeemRequest(
        @NotBlank @Size(max = 1000) String secret,

        @Nullable List<Long> lists,

        @Nullable @Pattern(regexp = ScanPatterns.DIRECTION, message = ScanPatterns.DIRECTION_RULE)
        String type,

        @Nullable Instant datetime,

        @Nullable Boolean force,

        @Nullable @Pattern(regexp = ScanPatterns.SCAN_ID, message = ScanPatterns.SCAN_ID_RULE)
        String nonce) {

    /// Whether it scans where it may.
    boolean isAtTheDoor() {
        return lists != null && lists.contains(ScannerApps.CHECKIN_LIST);
    }

    boolean happenedAlready() {
        return Boolean.TRUE.equals(force);
    }

    Scan toScan(Device device) {
        return new Scan(device, ScannedText.clean(secret), scanId(), null, direction(), datetime, false);
    }

    OfflineScan toOfflineScan(Device device, Instant now) {
        return new OfflineScan(
                device,
                ScannedText.clean(secret),
                scanId(),
                null,
                direction(),
                datetime == null ? now : datetime,
                null);
    }

    private String scanId() {
        return nonce == null ? UUID.randomUUID().toString() : nonce;
    }

    private Direction direction() {
        return "exit".equals(type) ? Direction.EXIT : Direction.ENTRY;
    }
}
