package dev.usher.validation.pretix;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.device.Device;
import dev.usher.validation.upload.OfflineScan;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scan that an app refused while it was offline.
///
/// @param refusedFor our word for the reason
/// @param text the scanned text
/// @param scannedAt when it happened, by the device's clock
/// @param nonce the device's id of the scan
record FailedRequest(
        String refusedFor,
        String text,
        Direction direction,
        @Nullable Instant scannedAt,
        @Nullable String nonce) {
    /// @throws Fields.Unacceptable if a field does not match the protocol
    static FailedRequest of(Fields fields) {
        return new FailedRequest(
                ReasonCodes.reason(fields.text("error_reason")).wireName(),
                RedeemRequest.text(fields.text("raw_barcode")),
                RedeemRequest.direction(fields),
                fields.optionalInstant("datetime"),
                RedeemRequest.nonce(fields));
    }

    OfflineScan toOfflineScan(Device device, Instant now) {
        return new OfflineScan(
                device,
                text,
                nonce == null ? UUID.randomUUID().toString() : nonce,
                null,
                direction,
                scannedAt == null ? now : scannedAt,
                refusedFor);
    }
}
