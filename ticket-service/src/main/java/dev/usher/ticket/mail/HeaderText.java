package dev.usher.ticket.mail;

import java.util.regex.Pattern;

/// Makes user input safe for a mail's header, where a line break would start another header.
final class HeaderText {
    private static final int LONGEST = 200;

    /// Control characters, line and paragraph separators, unassigned code points, and characters that
    /// change the direction of the text after them.
    private static final Pattern NOT_ON_ONE_LINE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private HeaderText() {}

    /// On one line, of at most 200 characters.
    static String of(String text) {
        String line = BLANKS.matcher(NOT_ON_ONE_LINE.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /// As the name of a file on any system, without its ending.
    static String ofFileName(String text) {
        String name = of(text.replaceAll("[/\\\\:*?\"<>|%]", " "));
        int most = Math.min(name.codePointCount(0, name.length()), 80);
        String shortened = name.substring(0, name.offsetByCodePoints(0, most)).strip();
        return shortened.isEmpty() || shortened.startsWith(".") ? "tickets" : shortened;
    }
}
