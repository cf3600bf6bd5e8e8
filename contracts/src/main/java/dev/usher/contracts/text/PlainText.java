package dev.usher.contracts.text;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.stream.Collectors;

/// Texts for comparison: what somebody typed on any keyboard finds a name in any script.
public final class PlainText {
    private PlainText() {}

    /// The text in small letters of `a` to `z` and digits of `0` to `9`, as far as it has them: `Strauß` is `strauss`,
    /// `Işıl` is `isil`, `山田` is `shan tian`, `٣` is `3`. Other characters stay.
    public static String of(String text) {
        String latin = isAscii(text) ? text : Latin.TRANSLITERATOR.transliterate(withAsciiDigits(text));
        return latin.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    private static String withAsciiDigits(String text) {
        return text.codePoints()
                .mapToObj(character -> Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                        ? Integer.toString(Character.digit(character, 10))
                        : Character.toString(character))
                .collect(Collectors.joining());
    }

    /// Read when the first name needs it: it takes a while.
    private static final class Latin {
        /// CLDR's transforms, which are maintained: to Latin letters, and those without marks and ligatures.
        /// Thread-safe.
        private static final Transliterator TRANSLITERATOR =
                Transliterator.getInstance("NFKC; Any-Latin; Latin-ASCII; NFKD; [:M:] Remove");
    }
}
