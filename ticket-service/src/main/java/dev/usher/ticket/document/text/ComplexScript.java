package dev.usher.ticket.document.text;

import dev.usher.ticket.document.font.FontChain.Face;
import dev.usher.ticket.document.font.FontFace;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Shapes runs of Arabic, Hebrew, Devanagari and of letters with marks by HarfBuzz, which Java brings for
/// its own windows: glyph codes of a font that was made from a file are the file's glyph ids. Nothing of
/// AWT is loaded before the first such run.
final class ComplexScript {
    /// One unit of the layout is a thousandth of the font size.
    private static final float SIZE = 1000;

    /// From here on Java means "nothing is drawn", such as for joiners.
    private static final int INVISIBLE = 0xFFFE;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Map<FontFace, Font> FONTS = new ConcurrentHashMap<>();

    private ComplexScript() {}

    static GlyphRun shape(String text, int from, int to, Face face, boolean rightToLeft) {
        int flags = rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
        GlyphVector placed = FONTS.computeIfAbsent(face.font(), ComplexScript::load)
                .layoutGlyphVector(EXACT, text.toCharArray(), from, to, flags);
        int[] visible = IntStream.range(0, placed.getNumGlyphs())
                .filter(i -> placed.getGlyphCode(i) < INVISIBLE)
                .toArray();
        int count = visible.length;
        float[] positions = placed.getGlyphPositions(0, placed.getNumGlyphs() + 1, null);
        var glyphs = new int[count];
        var advances = new float[count];
        var above = new float[count];
        var starts = new int[count];
        for (int i = 0; i < count; i++) {
            int next = i + 1 < count ? visible[i + 1] : placed.getNumGlyphs();
            glyphs[i] = placed.getGlyphCode(visible[i]);
            advances[i] = positions[2 * next] - positions[2 * visible[i]];
            above[i] = -positions[2 * visible[i] + 1];
            starts[i] = placed.getGlyphCharIndex(visible[i]) + from;
        }
        String[] texts = texts(text, to, face.font(), glyphs, starts);
        float start = count == 0 ? 0 : positions[2 * visible[0]];
        var shape = new GlyphRun.Shape(start, above, texts, starts);
        return new GlyphRun(face.font(), face.emboldened(), text.substring(from, to), glyphs, advances, shape);
    }

    /// What each glyph stands for: a character of its cluster that has just this glyph, or else what the
    /// others of its cluster leave. Every glyph gets a text, as PDF/UA asks for.
    private static String[] texts(String text, int to, FontFace font, int[] glyphs, int[] starts) {
        var clusters = new TreeSet<Integer>();
        for (int start : starts) {
            clusters.add(start);
        }
        var texts = new String[glyphs.length];
        for (int start : clusters) {
            Integer next = clusters.higher(start);
            var left = new StringBuilder(text.substring(start, next == null ? to : next));
            for (int i = 0; i < glyphs.length; i++) {
                texts[i] = starts[i] == start ? takeOwn(left, font, glyphs[i]) : texts[i];
            }
            for (int i = 0; i < glyphs.length; i++) {
                if (starts[i] == start && texts[i].isEmpty()) {
                    // A word joiner has no look and no width: a glyph beyond the characters adds nothing.
                    texts[i] = left.isEmpty() ? "\u2060" : left.toString();
                    left.setLength(0);
                }
            }
        }
        return texts;
    }

    private static String takeOwn(StringBuilder left, FontFace font, int glyph) {
        for (int at = 0; at < left.length(); at += Character.charCount(left.codePointAt(at))) {
            int character = left.codePointAt(at);
            if (font.glyph(character) == glyph) {
                left.delete(at, at + Character.charCount(character));
                return Character.toString(character);
            }
        }
        return "";
    }

    /// Java copies the font into a temporary file, once per process.
    private static Font load(FontFace face) {
        try (InputStream file = face.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + face, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(face + " is no font", e);
        }
    }
}
