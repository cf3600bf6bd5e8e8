package dev.usher.ticket.document.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/// What has to be known of characters before fonts are asked.
final class Characters {
    private Characters() {}

    /// A text of characters that can stand in a line: composed, with spaces for line breaks, tabs and other
    /// controls, without marks that only shaping would heed.
    static String composed(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean shaped = composed.codePoints().anyMatch(Characters::joinsOrSits);
        var clean = new StringBuilder(composed.length());
        composed.codePoints().forEach(character -> {
            if (isSpace(character)) {
                clean.append(' ');
            } else if (shaped ? isJoiner(character) || !isInvisible(character) : !isInvisible(character)) {
                clean.appendCodePoint(character);
            }
        });
        return clean.toString().strip();
    }

    /// Whether a character is invisible: marks of direction, joiners, variation selectors.
    static boolean isInvisible(int character) {
        return character == 0x00AD
                || (character >= 0x200B && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x206F)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || character == 0xFEFF
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    /// Whether glyphs depend on their neighbours.
    static boolean needsShaping(int character) {
        return character >= 0x300 && (joinsOrSits(character) || isInvisible(character));
    }

    /// Letters that join, and marks that sit on others.
    private static boolean joinsOrSits(int character) {
        if (character < 0x300 || isInvisible(character)) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default ->
                switch (UnicodeScript.of(character)) {
                    case ARABIC, HEBREW, DEVANAGARI -> true;
                    default -> false;
                };
        };
    }

    private static boolean isSpace(int character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character);
    }

    /// Joiner, non-joiner, and the marks of direction: they change what their neighbours look like.
    private static boolean isJoiner(int character) {
        return character >= 0x200C && character <= 0x200F;
    }

    /// Whether a character takes the font of its neighbours: spaces, digits, punctuation, marks.
    static boolean isNeutral(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED) && !Character.isEmoji(character);
    }
}
