package dev.usher.validation.scan;

import java.util.regex.Pattern;

/// Removes what scanners and wallet apps add to the text of a code.
public final class ScannedText {
    /// An ECI designator as text: a backslash and six digits, which readers put before codes of some wallet
    /// apps (ISO/IEC 18004, extended channel interpretation).
    private static final Pattern ECI = Pattern.compile("^(?:\\\\\\d{6})+");

    /// Line ends, group separators, byte order marks and similar characters, which no ticket code contains.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private ScannedText() {}

    /// The text without additions.
    public static String clean(String scanned) {
        String visible = INVISIBLE.matcher(scanned).replaceAll("").strip();
        return ECI.matcher(visible).replaceFirst("");
    }
}
