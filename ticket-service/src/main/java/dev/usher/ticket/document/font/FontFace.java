package dev.usher.ticket.document.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// One font file, parsed once per process. Safe for use by several threads.
public final class FontFace {
    private final String name;
    private final byte[] file;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final HorizontalMetricsTable metrics;
    private final float toThousandths;

    private final boolean common;

    private FontFace(String name, byte[] file, boolean common) throws IOException {
        this.name = name;
        this.common = common;
        this.file = file;
        this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        this.characters = font.getUnicodeCmapLookup();
        this.metrics = font.getHorizontalMetrics();
        this.toThousandths = 1000f / font.getUnitsPerEm();
    }

    /// Reads a font that lies beside this class.
    ///
    /// @param common whether nearly every ticket needs it, so that whole alphabets are embedded and used
    ///     again
    static FontFace ofResource(String name, boolean common) {
        try (InputStream in = FontFace.class.getResourceAsStream(name)) {
            return new FontFace(name, Objects.requireNonNull(in, name).readAllBytes(), common);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read font " + name, e);
        }
    }

    /// The file's name, which identifies it.
    public String name() {
        return name;
    }

    /// The glyph of a character, 0 if the font lacks it.
    public int glyph(int character) {
        return characters.getGlyphId(character);
    }

    /// How far a glyph moves the pen, in thousandths of the font size.
    public float advance(int glyph) {
        return metrics.getAdvanceWidth(glyph) * toThousandths;
    }

    boolean isCommon() {
        return common;
    }

    /// The whole font file.
    public InputStream open() {
        return new ByteArrayInputStream(file);
    }

    /// For making a subset, one at a time: reading glyphs moves a position within the file.
    TrueTypeFont font() {
        return font;
    }

    @Override
    public String toString() {
        return name;
    }
}
