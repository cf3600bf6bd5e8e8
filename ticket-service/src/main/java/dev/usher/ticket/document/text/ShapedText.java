package dev.usher.ticket.document.text;

import java.util.List;

/// A line of text, ready to be drawn at any size.
///
/// @param text what it says, in reading order
/// @param runs from left to right
/// @param width in thousandths of the font size
public record ShapedText(String text, List<GlyphRun> runs, float width) {
    static ShapedText of(String text, List<GlyphRun> runs) {
        float width = 0;
        for (GlyphRun run : runs) {
            width += run.width();
        }
        return new ShapedText(text, List.copyOf(runs), width);
    }

    /// Whether the glyphs, read from left to right, give the text.
    public boolean isPlain() {
        return runs.stream().noneMatch(GlyphRun::isShaped);
    }
}
