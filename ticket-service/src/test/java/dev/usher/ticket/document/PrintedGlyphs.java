package dev.usher.ticket.document;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Where each glyph of a page stands, as a PDF reader sees it.
final class PrintedGlyphs extends PDFTextStripper {
    private final List<Glyph> glyphs = new ArrayList<>();

    private PrintedGlyphs() {
        setSortByPosition(false);
        setSuppressDuplicateOverlappingText(false);
    }

    /// A glyph, in points from the top left corner of the page.
    record Glyph(String text, float left, float right, float baseline, float size) {
        /// Whether it stands on another glyph, such as the dots of Arabic letters, which fonts keep apart.
        boolean isMark() {
            return right - left < 0.01f;
        }

        /// Capital letters reach this high.
        float top() {
            return baseline - size * 0.72f;
        }

        /// Letters such as g reach this low.
        float bottom() {
            return baseline + size * 0.22f;
        }
    }

    static List<Glyph> of(byte[] pdf) throws IOException {
        var printed = new PrintedGlyphs();
        try (var document = Loader.loadPDF(pdf)) {
            printed.writeText(document, new StringWriter());
        }
        return printed.glyphs;
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (!position.getUnicode().isBlank()) {
            glyphs.add(new Glyph(
                    position.getUnicode(),
                    position.getXDirAdj(),
                    position.getXDirAdj() + position.getWidthDirAdj(),
                    position.getYDirAdj(),
                    position.getFontSizeInPt()));
        }
    }
}
