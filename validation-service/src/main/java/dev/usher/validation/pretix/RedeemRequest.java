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

/// A scan. What else the protocol lets a device say has no meaning here: nothing can be paid at the door,
/// and there are no questions and no other media than codes.
///
/// @param text what the scanner read
/// @param direction `entry`, unless its holder leaves: `exit`
/// @param scannedAt when, by the device's clock
/// @param happenedAlready whether it only has to be recorded: the protocol's `force`
/// @param nonce the device's own id of the scan
record RedeemRequest(
        String text,
        Direction direction,
        @Nullable Instant scannedAt,
        boolean happenedAlready,
        @Nullable String nonce) {
    private static final Pattern NONCE = Pattern.compile(ScanPatterns.SCAN_ID);
    private static final List<String> DIRECTIONS = List.of("entry", "exit");

    /// Longer than any ticket code; QR codes of other kinds (a visiting card) reach three times as much.
    private static final int LONGEST_CODE = 1000;

    /// @throws Fields.Unacceptable if a field is not what the protocol says
    static RedeemRequest of(String secret, Fields fields) {
        return new RedeemRequest(
                text(secret),
                direction(fields),
                fields.optionalInstant("datetime"),
                fields.isTrue("force"),
                nonce(fields));
    }

    /// What a device scanned. A text that is too long for a ticket code is as good as none.
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
