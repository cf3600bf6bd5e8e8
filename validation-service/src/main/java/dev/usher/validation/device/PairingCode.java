package dev.usher.validation.device;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A one-time code for pairing a device. It has twelve characters (60 bits) of an alphabet without
/// look-alikes ([Crockford's Base32](https://www.crockford.com/base32.html)).
///
/// @param characters the code without separators
public record PairingCode(String characters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    static PairingCode random() {
        return new PairingCode(IntStream.range(0, LENGTH)
                .mapToObj(_ -> String.valueOf(ALPHABET.charAt(Secrets.below(ALPHABET.length()))))
                .collect(Collectors.joining()));
    }

    /// Reads what a person typed. Case and separators do not matter, and letters that look like digits are
    /// read as those digits. Invalid text becomes a code that was never issued.
    public static PairingCode typed(String text) {
        return new PairingCode(text.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /// The code in groups, for reading and typing: `7Q2M-K0XV-93TB`.
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
