package dev.usher.ticket.document.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes text fit a box: as large as wanted, else broken into lines, else smaller, else cut with an
/// ellipsis.
public final class TextFitter {
    private static final String ELLIPSIS = "…";

    /// How much smaller each attempt is.
    private static final float STEP = 0.94f;

    private final Shaper shaper;
    private final Bounds bounds;

    /// Fits texts into boxes of these bounds.
    public TextFitter(Shaper shaper, Bounds bounds) {
        this.shaper = shaper;
        this.bounds = bounds;
    }

    /// What is allowed.
    ///
    /// @param width in points, as all measures here
    /// @param size the size of the font that is wanted
    /// @param leastSize the smallest that is allowed
    /// @param lines how many there may be at the full size; smaller ones may be more within the same height
    public record Bounds(float width, float size, float leastSize, int lines) {
        int linesAt(float smaller) {
            return (int) (lines * size / smaller + 0.001f);
        }
    }

    /// Fits one text.
    ///
    /// @param rightToLeft direction of a text that has no letters
    public FittedText fit(String text, boolean rightToLeft) {
        PrintableText printable = shaper.printable(text);
        ShapedText whole = shaper.shape(printable.text(), rightToLeft);
        if (whole.width() * bounds.size() / 1000 <= bounds.width()) {
            return new FittedText(bounds.size(), List.of(whole), printable.missing());
        }
        float[] advances = shaper.advances(printable.text());
        float size = bounds.size();
        List<String> lines = lines(printable.text(), advances, size);
        while (lines.size() > bounds.linesAt(size) && size > bounds.leastSize()) {
            size = Math.max(bounds.leastSize(), size * STEP);
            lines = lines(printable.text(), advances, size);
        }
        if (lines.size() > bounds.linesAt(size)) {
            lines = cut(lines, bounds.linesAt(size), size, rightToLeft);
        }
        return new FittedText(
                size,
                lines.stream().map(line -> shaper.shape(line, rightToLeft)).toList(),
                printable.missing());
    }

    /// Breaks greedily where the language allows, and within a word that is wider than the box.
    private List<String> lines(String text, float[] advances, float size) {
        float most = bounds.width() * 1000 / size;
        var breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        var lines = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int end = fitting(text, advances, start, most);
            if (end < text.length() && !breaks.isBoundary(end)) {
                int before = breaks.preceding(end);
                end = before > start ? before : end;
            }
            String line = text.substring(start, end).strip();
            if (!line.isEmpty()) {
                lines.add(line);
            }
            start = end;
        }
        return lines;
    }

    /// How far a line from `start` reaches that may not be wider. Trailing spaces do not count, and at
    /// least one character is in it.
    private static int fitting(String text, float[] advances, int start, float most) {
        float width = 0;
        int end = start;
        while (end < text.length()) {
            width += advances[end];
            if (width > most && text.charAt(end) != ' ' && end > start) {
                return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
            }
            end++;
        }
        return end;
    }

    private List<String> cut(List<String> lines, int most, float size, boolean rightToLeft) {
        var kept = new ArrayList<>(lines.subList(0, most));
        String last = kept.removeLast();
        float width = bounds.width() * 1000 / size;
        while (!last.isEmpty() && shaper.shape(last + ELLIPSIS, rightToLeft).width() > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).stripTrailing();
        }
        kept.add(last + ELLIPSIS);
        return kept;
    }
}
