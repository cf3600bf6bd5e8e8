package dev.usher.openapi;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which patterns mean the same in Java, ECMAScript without flags, Python, Go and Rust: literals, classes,
/// groups, alternatives and quantifiers, from `^` to `$`.
final class Patterns {
    private static final Pattern PORTABLE = Pattern.compile("""
            \\^(?:
              \\\\[dwtnr\\\\^$.|?*+()\\[\\]{}/-]   # escapes that all have
            | \\[\\^?(?:(?!&&|~~|--)[^\\[\\]\\\\]|\\\\[dwtnr\\\\\\]\\[^-])+]  # classes without set operations
            | \\(\\?:                              # groups that capture nothing
            | \\((?!\\?)
            | [)|.]
            | (?:[*+?]|\\{\\d+(?:,\\d*)?})(?![+?])  # no possessive and no lazy quantifiers
            | [^\\\\\\[\\](){}*+?^$|.]              # literals
            )*\\$""", Pattern.COMMENTS);

    private static final Pattern ESCAPE_OR_CLASS = Pattern.compile("\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*]");

    private Patterns() {}

    static boolean isPortable(String pattern) {
        return PORTABLE.matcher(pattern).matches()
                && pattern.chars().allMatch(it -> it < 128)
                && !hasLooseAlternatives(pattern)
                && compiles(pattern);
    }

    /// `^a|b$` is anchored on one side of each alternative only.
    private static boolean hasLooseAlternatives(String pattern) {
        int depth = 0;
        for (char sign : ESCAPE_OR_CLASS.matcher(pattern).replaceAll("x").toCharArray()) {
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (sign == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    /// Java refuses unbalanced groups, as the others do.
    private static boolean compiles(String pattern) {
        try {
            return !Pattern.compile(pattern).pattern().isEmpty();
        } catch (PatternSyntaxException _) {
            return false;
        }
    }
}
