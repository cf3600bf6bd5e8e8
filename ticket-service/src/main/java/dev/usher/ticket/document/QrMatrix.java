package dev.usher.ticket.document;

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
final class QrMatrix {
    /// Modules of blank space that scanners need on each side (ISO/IEC 18004).
    static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    private QrMatrix(ByteMatrix modules) {
        this.modules = modules;
    }

    static QrMatrix of(String text) {
        try {
            // The character set decides nothing here: ticket codes are alphanumeric. Without it some scanners
            // are sent an ECI prefix that they type.
            return new QrMatrix(Encoder.encode(text, ErrorCorrectionLevel.M, Map.<EncodeHintType, Object>of())
                    .getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /// Modules per side, without the quiet zone.
    int size() {
        return modules.getWidth();
    }

    boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
