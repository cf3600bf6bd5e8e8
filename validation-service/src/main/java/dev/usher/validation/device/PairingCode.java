package dev.usher.validation.device;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A one-time code that makes a device one of ours. Twelve characters, 60 bits, of an alphabet in which
/// nothing looks like something else ([Crockford's Base32](https://www.crockford.com/base32.html)).
///
/// @param characters the code without what separates its groups
public record PairingCode(String characters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    static PairingCode random() {
        return new PairingCode(IntStream.range(0, LENGTH)
                .mapToObj(_ -> String.valueOf(ALPHABET.charAt(Secrets.below(ALPHABET.length()))))
                .collect(Collectors.joining()));
    }

    /// Reads what a person typed: case and separators do not matter, and letters that look like digits are
    /// taken for them. What is no code is a code that nobody made.
    public static PairingCode typed(String text) {
        return new PairingCode(text.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /// In groups, for reading and typing: `7Q2M-K0XV-93TB`.
    String text() {
        return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    String hash() {
        return Secrets.hash("usher-pairing:" + characters);
    }

    @Override
    public String toString() {
        return "PairingCode[…]";
    }
}
