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
        return broken(printable, rightToLeft);
    }

    /// Smaller until neither a line is too many nor a word has to be torn apart.
    private FittedText broken(PrintableText printable, boolean rightToLeft) {
        float[] advances = shaper.advances(printable.text());
        float size = bounds.size();
        Lines lines = lines(printable.text(), advances, size);
        while (size > bounds.leastSize() && (lines.torn() || lines.texts().size() > bounds.linesAt(size))) {
            size = Math.max(bounds.leastSize(), size * STEP);
            lines = lines(printable.text(), advances, size);
        }
        List<String> texts = lines.texts();
        if (texts.size() > bounds.linesAt(size)) {
            texts = cut(texts, bounds.linesAt(size), size, rightToLeft);
        }
        return new FittedText(
                size,
                texts.stream().map(line -> shaper.shape(line, rightToLeft)).toList(),
                printable.missing());
    }

    /// Breaks greedily where the language allows, and within a word that is wider than the box.
    private Lines lines(String text, float[] advances, float size) {
        float most = bounds.width() * 1000 / size;
        var breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        var lines = new ArrayList<String>();
        boolean torn = false;
        int start = 0;
        while (start < text.length()) {
            int end = fitting(text, advances, start, most);
            if (end < text.length() && !breaks.isBoundary(end)) {
                int before = breaks.preceding(end);
                torn |= before <= start;
                end = before > start ? before : end;
            }
            String line = text.substring(start, end).strip();
            if (!line.isEmpty()) {
                lines.add(line);
            }
            start = end;
        }
        return new Lines(lines, torn);
    }

    /// A way to break a text.
    ///
    /// @param torn whether a word is broken where its language does not break it
    private record Lines(List<String> texts, boolean torn) {}

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
