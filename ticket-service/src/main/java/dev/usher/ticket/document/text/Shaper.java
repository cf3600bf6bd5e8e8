package dev.usher.ticket.document.text;

import dev.usher.ticket.document.font.FontChain;
import dev.usher.ticket.document.font.FontChain.Face;
import dev.usher.ticket.document.font.Weight;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Turns text into glyphs: splits it by direction (Unicode's bidirectional algorithm) and by font, and has
/// scripts shaped that need it. Safe for use by several threads.
public final class Shaper {
    private static final Shaper REGULAR = new Shaper(FontChain.of(Weight.REGULAR));
    private static final Shaper BOLD = new Shaper(FontChain.of(Weight.BOLD));
    private static final int REPLACEMENT = 0xFFFD;

    private final FontChain fonts;

    private Shaper(FontChain fonts) {
        this.fonts = fonts;
    }

    /// Shapes with the fonts of this weight.
    public static Shaper of(Weight weight) {
        return switch (weight) {
            case REGULAR -> REGULAR;
            case BOLD -> BOLD;
        };
    }

    /// Replaces what cannot be printed.
    public PrintableText printable(String text) {
        String composed = Characters.composed(text);
        var printable = new StringBuilder(composed.length());
        int missing = 0;
        for (int at = 0; at < composed.length(); ) {
            int character = composed.codePointAt(at);
            at += Character.charCount(character);
            boolean has = Characters.isInvisible(character)
                    || fonts.covering(character).isPresent();
            printable.appendCodePoint(has ? character : REPLACEMENT);
            missing += has ? 0 : 1;
        }
        return new PrintableText(printable.toString(), missing);
    }

    /// Shapes one line.
    ///
    /// @param printable see [#printable]
    /// @param rightToLeft direction of a text that has no letters
    public ShapedText shape(String printable, boolean rightToLeft) {
        var runs = new ArrayList<GlyphRun>();
        char[] units = printable.toCharArray();
        if (!rightToLeft && !Bidi.requiresBidi(units, 0, units.length)) {
            addRuns(printable, 0, units.length, false, runs);
            return ShapedText.of(printable, runs);
        }
        var bidi = new Bidi(
                printable, rightToLeft ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        for (int i : visualOrder(bidi)) {
            boolean reversed = bidi.getRunLevel(i) % 2 == 1;
            var ofDirection = new ArrayList<GlyphRun>();
            addRuns(printable, bidi.getRunStart(i), bidi.getRunLimit(i), reversed, ofDirection);
            if (reversed) {
                Collections.reverse(ofDirection);
            }
            runs.addAll(ofDirection);
        }
        return ShapedText.of(printable, runs);
    }

    /// How far each UTF-16 unit of a text moves the pen, in thousandths of the font size. The units of a
    /// cluster count as its first.
    float[] advances(String printable) {
        var advances = new float[printable.length()];
        var bidi = new Bidi(printable, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        for (int i = 0; i < bidi.getRunCount(); i++) {
            var runs = new ArrayList<GlyphRun>();
            addRuns(printable, bidi.getRunStart(i), bidi.getRunLimit(i), bidi.getRunLevel(i) % 2 == 1, runs);
            int at = bidi.getRunStart(i);
            for (GlyphRun run : runs) {
                run.addAdvances(advances, at);
                at += run.text().length();
            }
        }
        return advances;
    }

    private static Integer[] visualOrder(Bidi bidi) {
        var levels = new byte[bidi.getRunCount()];
        var order = new Integer[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, levels.length);
        return order;
    }

    /// Adds the runs of a part that has one direction, in reading order, one for each font.
    private void addRuns(String text, int start, int limit, boolean rightToLeft, List<GlyphRun> runs) {
        Face face = fonts.first();
        int from = start;
        for (int at = start; at < limit; at += Character.charCount(text.codePointAt(at))) {
            Face next = faceFor(text.codePointAt(at), face);
            if (!next.equals(face)) {
                addRun(text, from, at, face, rightToLeft, runs);
                from = at;
                face = next;
            }
        }
        addRun(text, from, limit, face, rightToLeft, runs);
    }

    private Face faceFor(int character, Face current) {
        boolean staysIfPossible = Characters.isInvisible(character) || Characters.isNeutral(character);
        if (staysIfPossible && (current.has(character) || Characters.isInvisible(character))) {
            return current;
        }
        return fonts.covering(character).orElseGet(fonts::first);
    }

    private static void addRun(String text, int from, int to, Face face, boolean rightToLeft, List<GlyphRun> runs) {
        if (from == to) {
            return;
        }
        boolean shaped = rightToLeft || text.substring(from, to).codePoints().anyMatch(Characters::needsShaping);
        runs.add(shaped ? ComplexScript.shape(text, from, to, face, rightToLeft) : plain(text, from, to, face));
    }

    private static GlyphRun plain(String text, int from, int to, Face face) {
        String part = text.substring(from, to);
        int[] characters = part.codePoints().toArray();
        var glyphs = new int[characters.length];
        var advances = new float[characters.length];
        for (int i = 0; i < characters.length; i++) {
            glyphs[i] = face.font().glyph(characters[i]);
            advances[i] = face.font().advance(glyphs[i]);
        }
        return new GlyphRun(face.font(), face.emboldened(), part, glyphs, characters, advances);
    }
}
