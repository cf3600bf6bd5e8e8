package dev.usher.ticket.document;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import net.glxn.qrgen.core.image.ImageType;
import net.glxn.qrgen.javase.QRCode;

/// The QR code as a picture, for screens; on paper it is drawn as vectors.
public final class QrPng {
    private static final int SIDE_PIXELS = 570;

    private QrPng() {}

    /// A PNG of 570 pixels a side, ten for each module of a ticket code with its quiet zone.
    public static byte[] of(String code) {
        ByteArrayOutputStream png = QRCode.from(code)
                .to(ImageType.PNG)
                .withErrorCorrection(ErrorCorrectionLevel.M)
                .withSize(SIDE_PIXELS, SIDE_PIXELS)
                .stream();
        return png.toByteArray();
    }
}
