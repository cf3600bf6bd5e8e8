package dev.usher.payment.event;

import java.util.regex.Pattern;

/// What people read: names of events, places and people. What is refused here has no glyph on a ticket, or
/// would be nothing but a gap.
public final class Texts {
    /// One line: no control characters, separators of lines or paragraphs, or halves of characters.
    public static final String ONE_LINE = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*";

    /// Says so.
    public static final String NOT_ONE_LINE = "must be one line without control characters";

    /// Any number of lines.
    static final String LINES = "(?:[\\n\\r\\t]|[^\\p{Cc}\\p{Cs}])*+";

    /// Says so.
    static final String NOT_LINES = "must have no control characters but line breaks and tabs";

    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    private Texts() {}

    /// The text without spaces around it.
    ///
    /// @throws IllegalArgumentException if nothing of it can be seen: spaces, zero-width characters, marks
    ///     without letters. The message names the field and may be shown to the caller.
    public static String visible(String text, String field) {
        if (!VISIBLE.matcher(text).find()) {
            throw new IllegalArgumentException(field + " must have characters that can be seen");
        }
        return text.strip();
    }
}
