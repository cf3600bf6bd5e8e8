package dev.usher.ticket.document.font;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Characters that are embedded together, so that a subset made for one ticket serves the next.
enum Alphabet {
    /// What nearly every ticket needs: Basic Latin, Latin-1, dashes, quotes, the euro and the replacement
    /// character.
    HOME(0x20, 0x7E, 0xA0, 0xFF, 0x2013, 0x2014, 0x2018, 0x201E, 0x2026, 0x2026, 0x20AC, 0x20AC, 0xFFFD, 0xFFFD),
    /// The other languages of Europe that are written in Latin letters.
    LATIN_A(0x100, 0x17F, 0x218, 0x21B),
    VIETNAMESE(0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0, 0x1EF9),
    GREEK(0x384, 0x3CE),
    CYRILLIC(0x400, 0x45F, 0x490, 0x491),
    /// The rest of punctuation, and currencies.
    SIGNS(0x2010, 0x203A, 0x20A0, 0x20C0);

    /// First and last character of each range, in turn.
    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes into it.
    private final int[] ranges;

    Alphabet(int... ranges) {
        this.ranges = ranges;
    }

    /// Where a character belongs, if anywhere.
    static @Nullable Alphabet of(int character) {
        if (HOME.has(character)) {
            return HOME;
        }
        for (Alphabet alphabet : values()) {
            if (alphabet.has(character)) {
                return alphabet;
            }
        }
        return null;
    }

    IntStream characters() {
        return IntStream.range(0, ranges.length / 2)
                .flatMap(range -> IntStream.rangeClosed(ranges[2 * range], ranges[2 * range + 1]));
    }

    private boolean has(int character) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (character >= ranges[i] && character <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
