package dev.usher.validation.scan;

import java.util.regex.Pattern;

/// The text that a scanner read, without what scanners and wallet apps add to it.
public final class ScannedText {
    /// An ECI designator as text: a backslash and six digits, which readers put before what some wallet
    /// apps encode (ISO/IEC 18004, extended channel interpretation).
    private static final Pattern ECI = Pattern.compile("^(?:\\\\\\d{6})+");

    /// Line ends, group separators, byte order marks and the like: no ticket code holds any.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private ScannedText() {}

    /// The text alone.
    public static String clean(String scanned) {
        String visible = INVISIBLE.matcher(scanned).replaceAll("").strip();
        return ECI.matcher(visible).replaceFirst("");
    }
}
