package dev.usher.contracts.mail;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that mail can be sent to: `local@domain`, and nothing around it.
///
/// Stricter than RFC 5321, which also allows quoted local parts, comments and literal addresses: nobody buys
/// a ticket with one, and mail servers disagree about what they mean.
///
/// @param text as its owner writes it, without surrounding spaces
/// @param wire the form that mail servers accept: the domain in ASCII by IDNA 2008, in which `straße.de` is not
///     `strasse.de` ([UTS 46](https://www.unicode.org/reports/tr46/), nontransitional)
public record MailAddress(String text, String wire) {
    /// Octets of an address, at most ([RFC 5321,
    /// 4.5.3.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1)).
    public static final int MOST_OCTETS = 254;

    /// Octets of its local part, at most.
    private static final int MOST_LOCAL_OCTETS = 64;

    private static final int BLANK_BRAILLE = 0x2800;

    /// Words with dots between them; of ASCII what needs no quotes (RFC 5322, `dot-atom`), and letters of all
    /// scripts (RFC 6531).
    private static final Pattern LOCAL =
            Pattern.compile("[\\w!#$%&'*+/=?^`{|}~\\-\\P{ASCII}]+(?:\\.[\\w!#$%&'*+/=?^`{|}~\\-\\P{ASCII}]+)*");

    /// At least two labels, the last one not a number: network addresses end in numbers.
    private static final Pattern DOMAIN = Pattern.compile("[^.]+(?:\\.[^.]+)*\\.(?!\\d+$)[^.]+");

    private static final IDNA IDNA_2008 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.NONTRANSITIONAL_TO_ASCII);

    /// Reads an address.
    ///
    /// @return empty if no mail can be sent there
    public static Optional<MailAddress> parse(String given) {
        String text = given.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || text.codePoints().anyMatch(MailAddress::isInvisible)) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return LOCAL.matcher(local).matches() && octets(local) <= MOST_LOCAL_OCTETS
                ? ascii(text.substring(at + 1))
                        .map(domain -> new MailAddress(text, local + "@" + domain))
                        .filter(address -> octets(address.wire) <= MOST_OCTETS && octets(text) <= MOST_OCTETS)
                : Optional.empty();
    }

    /// What an address is remembered by where nobody must be able to read it: the same for all ways to write it.
    /// It can be guessed, so it is still personal data.
    ///
    /// @param given need not be an address
    /// @return SHA-256, in hexadecimal
    public static String digest(String given) {
        String wire =
                parse(given).map(MailAddress::wire).orElseGet(given::strip).toLowerCase(Locale.ROOT);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(wire.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /// Invisible characters that people copy by accident, such as a zero-width space, and halves of surrogate
    /// pairs.
    private static boolean isInvisible(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> true;
                    default -> codePoint == BLANK_BRAILLE;
                };
    }

    private static Optional<String> ascii(String domain) {
        var info = new IDNA.Info();
        String ascii = IDNA_2008.nameToASCII(domain, new StringBuilder(), info).toString();
        return !info.hasErrors() && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
