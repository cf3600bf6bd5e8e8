package dev.usher.ticket.document.pdf;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/// The modules of a QR code.
///
/// Error correction M: of the levels measured it was read best at the size of a ticket code (183 characters
/// and up).
public final class QrMatrix {
    /// Modules of blank space that scanners need on each side (ISO/IEC 18004).
    public static final int QUIET_ZONE = 4;

    /// Masks break up the patterns of regular data. A ticket code is a signature and random ids, as
    /// irregular as any mask could make it, so trying all eight for the best, half of the whole page's
    /// time, gains nothing; scanners read each.
    private static final Map<EncodeHintType, Object> HINTS = Map.of(EncodeHintType.QR_MASK_PATTERN, 2);

    private final ByteMatrix modules;

    private QrMatrix(ByteMatrix modules) {
        this.modules = modules;
    }

    /// Encodes a text.
    ///
    /// @throws IllegalArgumentException if it is too long
    public static QrMatrix of(String text) {
        try {
            // No character set: ticket codes are alphanumeric, and with one some scanners are sent an ECI prefix
            // that they type.
            return new QrMatrix(
                    Encoder.encode(text, ErrorCorrectionLevel.M, HINTS).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /// Modules per side, without the quiet zone.
    public int size() {
        return modules.getWidth();
    }

    boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
