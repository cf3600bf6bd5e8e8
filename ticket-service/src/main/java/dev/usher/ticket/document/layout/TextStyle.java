package dev.usher.ticket.document.layout;

import dev.usher.ticket.document.font.Weight;

/// How a text looks, and by which rule it fits: first it is broken into lines, then it shrinks, which may
/// make room for more lines, then it is cut with an ellipsis.
///
/// @param size in points
/// @param leastSize the smallest size that it may shrink to
/// @param leading from one line to the next, as a multiple of the size
/// @param lines how many lines it may have at its full size; it never needs more height than these
public record TextStyle(Weight weight, Tone tone, Align align, float size, float leastSize, float leading, int lines) {
    private static final float POINTS_PER_MM = 72 / 25.4f;

    public TextStyle {
        if (leastSize <= 0 || leastSize > size || leading < 1 || lines < 1) {
            throw new IllegalArgumentException("no size, leading or number of lines that a text could have");
        }
    }

    /// One line that may shrink to 60 percent.
    public static TextStyle of(Weight weight, Tone tone, float size) {
        return new TextStyle(weight, tone, Align.START, size, size * 0.6f, 1.25f, 1);
    }

    /// The same, at another place in its box.
    public TextStyle aligned(Align newAlign) {
        return new TextStyle(weight, tone, newAlign, size, leastSize, leading, lines);
    }

    /// The same, with up to `lines` lines.
    public TextStyle lines(int most) {
        return new TextStyle(weight, tone, align, size, leastSize, leading, most);
    }

    /// The same, shrinking no further than this.
    public TextStyle least(float points) {
        return new TextStyle(weight, tone, align, size, points, leading, lines);
    }

    /// The same, with lines closer or wider.
    public TextStyle leading(float newLeading) {
        return new TextStyle(weight, tone, align, size, leastSize, newLeading, lines);
    }

    /// The height of all lines it may have, in millimetres.
    float mostHeight() {
        return size * leading * lines / POINTS_PER_MM;
    }

    /// Where a line starts. Start and end change sides in languages that are read from right to left.
    public enum Align {
        START,
        CENTER,
        END
    }
}
