package dev.usher.platform.web;

import java.util.regex.Pattern;

/// What people type and others read: names of events, places and people. What is refused here has no glyph
/// on a ticket, or would be nothing but a gap, or makes a text look like another one.
public final class Texts {
    /// Tags, by which invisible text hides in a visible one, and what turns the direction of the text around
    /// it (marks, as names in Arabic may need, are fine).
    private static final String HIDDEN = "\\u202A-\\u202E\\u2066-\\u2069\\x{E0001}\\x{E0020}-\\x{E007F}";

    /// No letter of any language carries as many as nine; piled up they cover the lines around them.
    private static final String NO_PILES = "(?![\\s\\S]*\\p{M}{9})";

    /// One line: no control characters, separators of lines or paragraphs, or halves of characters, nothing
    /// hidden, and no piles of marks.
    public static final String ONE_LINE = NO_PILES + "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}" + HIDDEN + "]*";

    /// Says so.
    public static final String NOT_ONE_LINE = "must be one line without control characters";

    /// Any number of lines.
    public static final String LINES = NO_PILES + "(?:[\\n\\r\\t]|[^\\p{Cc}\\p{Cs}" + HIDDEN + "])*+";

    /// Says so.
    public static final String NOT_LINES = "must have no control characters but line breaks and tabs";

    /// Something to see: more than spaces, zero-width characters, and marks without letters. Some letters
    /// (Hangul fillers) and one symbol (blank Braille) have nothing to see.
    public static final String VISIBLE = "(?s).*(?![\\u115F\\u1160\\u3164\\uFFA0\\u2800])[\\p{L}\\p{N}\\p{P}\\p{S}].*";

    /// Says so.
    public static final String NOT_VISIBLE = "must have characters that can be seen";

    /// No link: what strangers are mailed must not lead anywhere that its writer chose.
    public static final String NO_LINK = "(?is)(?!.*(?:://|\\bwww\\.)).*";

    /// Says so.
    public static final String NOT_NO_LINK = "must have no link";

    private static final Pattern SEEN = Pattern.compile(VISIBLE);

    private Texts() {}

    /// The text without spaces around it.
    ///
    /// @throws IllegalArgumentException if nothing of it can be seen. The message names the field and may
    ///     be shown to the caller
    public static String visible(String text, String field) {
        if (!SEEN.matcher(text).matches()) {
            throw new IllegalArgumentException(field + " " + NOT_VISIBLE);
        }
        return text.strip();
    }
}
