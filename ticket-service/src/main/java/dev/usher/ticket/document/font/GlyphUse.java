package dev.usher.ticket.document.font;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which glyphs of a font one document uses. Not for several threads.
public final class GlyphUse {
    private final FontFace font;
    private final EnumSet<Alphabet> alphabets = EnumSet.noneOf(Alphabet.class);
    private final Map<Integer, String> others = new TreeMap<>();

    /// Nothing of this font, yet.
    public GlyphUse(FontFace font) {
        this.font = font;
    }

    /// The font.
    public FontFace font() {
        return font;
    }

    /// Notes the glyph that the font has for a character.
    public void addCharacter(int glyph, int character) {
        Alphabet alphabet = font.isCommon() ? Alphabet.of(character) : null;
        if (alphabet == null) {
            others.putIfAbsent(glyph, Character.toString(character));
        } else {
            alphabets.add(alphabet);
        }
    }

    /// Notes a glyph that shaping chose.
    ///
    /// @param text what it stands for
    public void addShaped(int glyph, String text) {
        others.putIfAbsent(glyph, text);
    }

    /// What is used, for comparison.
    Key key() {
        return new Key(font, Set.copyOf(alphabets), Map.copyOf(others));
    }

    /// The content of a subset. Equal content gives the same subset.
    ///
    /// @param others further glyphs, with the text that each stands for
    record Key(FontFace font, Set<Alphabet> alphabets, Map<Integer, String> others) {}
}
