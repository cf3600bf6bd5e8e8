package dev.usher.validation.pretix;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Scan;
import dev.usher.validation.device.Device;
import dev.usher.validation.scan.ScanPatterns;
import dev.usher.validation.scan.ScannedText;
import dev.usher.validation.upload.OfflineScan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A scan. The protocol's other fields have no meaning here: nothing can be paid at the door, there are no
/// questions, and codes are the only medium.
///
/// @param text the scanned text
/// @param direction `entry`, or `exit` if the holder leaves
/// @param scannedAt when it happened, by the device's clock
/// @param happenedAlready whether the passage already happened and only has to be recorded: the protocol's
///     `force`
/// @param nonce the device's id of the scan
record RedeemRequest(
        String text,
        Direction direction,
        @Nullable Instant scannedAt,
        boolean happenedAlready,
        @Nullable String nonce) {
    private static final Pattern NONCE = Pattern.compile(ScanPatterns.SCAN_ID);
    private static final List<String> DIRECTIONS = List.of("entry", "exit");

    /// Longer than any ticket code. Other QR codes, such as business cards, can be three times as long.
    private static final int LONGEST_CODE = 1000;

    /// @throws Fields.Unacceptable if a field does not match the protocol
    static RedeemRequest of(String secret, Fields fields) {
        return new RedeemRequest(
                text(secret),
                direction(fields),
                fields.optionalInstant("datetime"),
                fields.isTrue("force"),
                nonce(fields));
    }

    /// The scanned text. A text that is too long for a ticket code is replaced by an empty one.
    static String text(String secret) {
        String text = ScannedText.clean(secret);
        return text.length() > LONGEST_CODE ? "" : text;
    }

    static Direction direction(Fields fields) {
        return "exit".equals(fields.choice("type", DIRECTIONS)) ? Direction.EXIT : Direction.ENTRY;
    }

    static @Nullable String nonce(Fields fields) {
        return fields.optionalText("nonce", NONCE, ScanPatterns.SCAN_ID_RULE);
    }

    Scan toScan(Device device) {
        return new Scan(device, text, scanId(), null, direction, scannedAt, false);
    }

    OfflineScan toOfflineScan(Device device, Instant now) {
        return new OfflineScan(device, text, scanId(), null, direction, scannedAt == null ? now : scannedAt, null);
    }

    private String scanId() {
        return nonce == null ? UUID.randomUUID().toString() : nonce;
    }
}
