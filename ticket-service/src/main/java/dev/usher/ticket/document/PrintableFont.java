package dev.usher.ticket.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// A font, and what it can print of a text.
///
/// @param glyphs which characters the font has
record PrintableFont(PDFont font, CmapLookup glyphs) {
    /// Stands for a character that the font lacks: visible, and better than no ticket.
    private static final String REPLACEMENT = "?";

    /// The text with every character replaced that the font cannot print. Control characters become spaces.
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character) || Character.isWhitespace(character)) {
                printable.append(' ');
            } else if (has(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append(REPLACEMENT);
            }
        });
        return printable.toString();
    }

    /// How many characters of the text the font lacks.
    int missing(String text) {
        return (int) text.codePoints()
                .filter(character -> !Character.isISOControl(character) && !Character.isWhitespace(character))
                .filter(character -> !has(character))
                .count();
    }

    /// Width in points.
    float width(String printable, float size) throws IOException {
        return font.getStringWidth(printable) / 1000 * size;
    }

    /// Breaks a text into lines that fit, at spaces where there are any; the last line that is allowed ends
    /// in an ellipsis if more would follow.
    List<String> wrap(String text, float size, float width, int mostLines) throws IOException {
        var lines = new ArrayList<String>();
        String rest = printable(text).strip();
        while (!rest.isEmpty()) {
            int end = fitting(rest, size, width);
            if (lines.size() == mostLines - 1 && end < rest.length()) {
                lines.add(shortened(rest.substring(0, end), size, width));
                return lines;
            }
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    private int fitting(String text, float size, float width) throws IOException {
        if (width(text, size) <= width) {
            return text.length();
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end), size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        int space = text.lastIndexOf(' ', end);
        return space > 0 ? space : end;
    }

    private String shortened(String text, float size, float width) throws IOException {
        String cut = text.strip();
        while (cut.length() > 1 && width(cut + "…", size) > width) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.strip() + "…";
    }

    private boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }
}
