package dev.usher.ticket.document.text;

import dev.usher.ticket.document.font.FontFace;
import dev.usher.ticket.document.font.GlyphUse;
import org.jspecify.annotations.Nullable;

/// Glyphs of one font, from left to right. The arrays are shared and never changed.
public final class GlyphRun {
    private final FontFace font;
    private final boolean emboldened;
    private final String text;
    private final int[] glyphs;
    private final int[] characters;
    private final float[] advances;
    private final @Nullable Shape shape;

    /// A run of which each glyph is what the font has for one character.
    ///
    /// @param characters the character of each glyph
    GlyphRun(FontFace font, boolean emboldened, String text, int[] glyphs, int[] characters, float[] advances) {
        this.font = font;
        this.emboldened = emboldened;
        this.text = text;
        this.glyphs = glyphs;
        this.characters = characters;
        this.advances = advances;
        this.shape = null;
    }

    /// A run whose glyphs were chosen and placed by shaping.
    GlyphRun(FontFace font, boolean emboldened, String text, int[] glyphs, float[] advances, Shape shape) {
        this.font = font;
        this.emboldened = emboldened;
        this.text = text;
        this.glyphs = glyphs;
        this.characters = new int[0];
        this.advances = advances;
        this.shape = shape;
    }

    /// The font.
    public FontFace font() {
        return font;
    }

    /// Whether a bold face is made by drawing outlines.
    public boolean emboldened() {
        return emboldened;
    }

    /// What the run says, in reading order.
    public String text() {
        return text;
    }

    /// Whether the text cannot be derived from the glyphs alone and must be given to readers.
    public boolean isShaped() {
        return shape != null;
    }

    /// How many glyphs.
    public int size() {
        return glyphs.length;
    }

    /// A glyph's id in the font.
    public int glyph(int index) {
        return glyphs[index];
    }

    /// How far the next glyph stands from this one, in thousandths of the font size.
    public float advance(int index) {
        return advances[index];
    }

    /// How far the first glyph stands from the start, in thousandths of the font size.
    public float start() {
        return shape == null ? 0 : shape.start();
    }

    /// How far above the line a glyph stands, in thousandths of the font size.
    public float above(int index) {
        return shape == null ? 0 : shape.above()[index];
    }

    /// Width in thousandths of the font size.
    public float width() {
        float width = start();
        for (float advance : advances) {
            width += advance;
        }
        return width;
    }

    /// Notes the glyphs and what they stand for.
    public void addTo(GlyphUse use) {
        for (int i = 0; i < glyphs.length; i++) {
            if (shape == null) {
                use.addCharacter(glyphs[i], characters[i]);
            } else {
                use.addShaped(glyphs[i], shape.texts()[i]);
            }
        }
    }

    /// What shaping adds to glyphs and advances.
    ///
    /// @param start where the first glyph stands
    /// @param above how far each glyph stands above the line
    /// @param texts what each glyph stands for
    /// @param starts where in the whole text the cluster of each glyph starts
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Shape(float start, float[] above, String[] texts, int[] starts) {}

    /// Adds each glyph's advance to the character that it belongs to.
    ///
    /// @param from where this run starts in the whole text
    void addAdvances(float[] ofCharacters, int from) {
        int at = from;
        for (int i = 0; i < glyphs.length; i++) {
            if (shape == null) {
                ofCharacters[at] += advances[i];
                at += Character.charCount(characters[i]);
            } else {
                ofCharacters[shape.starts()[i]] += advances[i];
            }
        }
    }
}
