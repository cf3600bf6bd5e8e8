package dev.usher.ticket.document;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/// Draws on a page in points, measured from its top left corner, which is how a layout is read.
final class Canvas {
    private final PDPageContentStream content;
    private final float pageHeight;

    Canvas(PDPageContentStream content, float pageHeight) {
        this.content = content;
        this.pageHeight = pageHeight;
    }

    void rectangle(float left, float top, float width, float height, Color color) throws IOException {
        content.setNonStrokingColor(color);
        content.addRect(left, pageHeight - top - height, width, height);
        content.fill();
    }

    void line(float left, float top, float width, Color color) throws IOException {
        rectangle(left, top, width, 0.75f, color);
    }

    /// Draws one line of text.
    ///
    /// @param baseline of the letters
    void text(PrintableFont font, float size, Color color, float left, float baseline, String text) throws IOException {
        content.beginText();
        content.setNonStrokingColor(color);
        content.setFont(font.font(), size);
        content.newLineAtOffset(left, pageHeight - baseline);
        content.showText(font.printable(text));
        content.endText();
    }

    void textRight(PrintableFont font, float size, Color color, float right, float baseline, String text)
            throws IOException {
        text(font, size, color, right - font.width(font.printable(text), size), baseline, text);
    }

    void textCentered(PrintableFont font, float size, Color color, float center, float baseline, String text)
            throws IOException {
        text(font, size, color, center - font.width(font.printable(text), size) / 2, baseline, text);
    }

    /// Draws lines below each other.
    ///
    /// @return the baseline of the last
    float lines(PrintableFont font, float size, Color color, float left, float firstBaseline, List<String> lines)
            throws IOException {
        float baseline = firstBaseline;
        for (int i = 0; i < lines.size(); i++) {
            baseline = firstBaseline + i * size * 1.25f;
            text(font, size, color, left, baseline, lines.get(i));
        }
        return baseline;
    }

    /// Draws a QR code as runs of dark modules: sharp at every size, and smaller than a picture.
    void qrCode(QrMatrix qr, float left, float top, float side) throws IOException {
        float module = side / qr.size();
        content.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < qr.size(); row++) {
            int column = 0;
            while (column < qr.size()) {
                int end = column;
                while (end < qr.size() && qr.isDark(end, row)) {
                    end++;
                }
                if (end > column) {
                    content.addRect(
                            left + column * module,
                            pageHeight - top - (row + 1) * module,
                            (end - column) * module,
                            module);
                }
                column = end + 1;
            }
        }
        content.fill();
    }
}
