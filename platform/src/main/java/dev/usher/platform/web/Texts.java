package dev.usher.platform.web;

import java.util.regex.Pattern;

/// Texts that people type and others read: names of events, places and people. Refused are characters that
/// have no glyph on a ticket, that show nothing but a gap, or that make a text look like another one.
public final class Texts {
    /// Tags, which hide invisible text in a visible one, and characters that change the direction of the
    /// text around them (marks, which names in Arabic may need, are allowed).
    private static final String HIDDEN = "\\u202A-\\u202E\\u2066-\\u2069\\x{E0001}\\x{E0020}-\\x{E007F}";

    /// No letter of any language carries nine marks; stacked, they cover the lines around them.
    private static final String NO_PILES = "(?![\\s\\S]*\\p{M}{9})";

    /// One line: no control characters, separators of lines or paragraphs, or halves of characters, nothing
    /// hidden, and no stacks of marks.
    public static final String ONE_LINE = NO_PILES + "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}" + HIDDEN + "]*";

    /// The message if it is violated.
    public static final String NOT_ONE_LINE = "must be one line without control characters";

    /// Any number of lines.
    public static final String LINES = NO_PILES + "(?:[\\n\\r\\t]|[^\\p{Cc}\\p{Cs}" + HIDDEN + "])*+";

    /// The message if it is violated.
    public static final String NOT_LINES = "must have no control characters but line breaks and tabs";

    /// Something to see: more than spaces, zero-width characters, and marks without letters. Some letters
    /// (Hangul fillers) and one symbol (blank Braille) have nothing to see.
    public static final String VISIBLE = "(?s).*(?![\\u115F\\u1160\\u3164\\uFFA0\\u2800])[\\p{L}\\p{N}\\p{P}\\p{S}].*";

    /// The message if it is violated.
    public static final String NOT_VISIBLE = "must have characters that can be seen";

    /// No link: a mail to a stranger must not lead anywhere that its author chose.
    public static final String NO_LINK = "(?is)(?!.*(?:://|\\bwww\\.)).*";

    /// The message if it is violated.
    public static final String NOT_NO_LINK = "must have no link";

    private static final Pattern SEEN = Pattern.compile(VISIBLE);

    private Texts() {}

    /// The text without spaces around it.
    ///
    /// @throws IllegalArgumentException if nothing of it is visible. The message names the field and may
    ///     be shown to the caller
    public static String visible(String text, String field) {
        if (!SEEN.matcher(text).matches()) {
            throw new IllegalArgumentException(field + " " + NOT_VISIBLE);
        }
        return text.strip();
    }
}
