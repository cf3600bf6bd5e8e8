package dev.usher.validation.device;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Base64;
import net.glxn.qrgen.core.image.ImageType;
import net.glxn.qrgen.javase.QRCode;

/// Draws a pairing code as a QR code, which opens the scanner page on any phone. The code comes after the
/// `#`, which browsers do not send to servers, so that it appears in no log.
final class PairingQr {
    private static final int SIDE_PIXELS = 420;

    private PairingQr() {}

    /// The PNG in Base64.
    ///
    /// @param origin where callers reach the service, such as `https://tickets.example.org`
    static String of(String origin, PairingCode code) {
        byte[] png = QRCode.from(origin + "/scanner#pair=" + code.text())
                .to(ImageType.PNG)
                .withErrorCorrection(ErrorCorrectionLevel.M)
                .withSize(SIDE_PIXELS, SIDE_PIXELS)
                .stream()
                .toByteArray();
        return Base64.getEncoder().encodeToString(png);
    }
}
