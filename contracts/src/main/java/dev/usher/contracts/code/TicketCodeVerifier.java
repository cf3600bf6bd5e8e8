package dev.usher.contracts.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Recognizes genuine ticket codes, with public keys alone. Safe for use by several threads.
public final class TicketCodeVerifier {
    /// Longer than any code, shorter than what would be worth decoding.
    private static final int MAX_TEXT_LENGTH = 300;

    private final Map<Integer, Ed25519PublicKeyParameters> keys;

    /// Trusts these keys.
    ///
    /// @param publicKeys 32 bytes each, by key id
    /// @throws IllegalArgumentException if there is none, or one is not an Ed25519 public key
    public TicketCodeVerifier(Map<Integer, byte[]> publicKeys) {
        if (publicKeys.isEmpty()) {
            throw new IllegalArgumentException("at least one public key is needed");
        }
        var parsed = new HashMap<Integer, Ed25519PublicKeyParameters>();
        publicKeys.forEach((keyId, bytes) -> parsed.put(keyId, publicKey(bytes)));
        this.keys = Map.copyOf(parsed);
    }

    /// Reads a scanned text. Surrounding white space and lower case are accepted, because scanners add and
    /// change them.
    public Verification verify(String scanned) {
        String text = scanned.strip().toUpperCase(Locale.ROOT);
        if (text.length() > MAX_TEXT_LENGTH) {
            return new Verification.NotATicketCode();
        }
        try {
            byte[] signed = CodeFormat.bytes(text);
            int bodyLength = signed.length - CodeFormat.SIGNATURE_LENGTH;
            if (bodyLength < 1) {
                return new Verification.NotATicketCode();
            }
            byte[] body = Arrays.copyOf(signed, bodyLength);
            TicketCode claimed = CodeFormat.read(body);
            var key = keys.get(CodeFormat.keyId(body));
            return key != null && key.verify(Ed25519.Algorithm.Ed25519, null, body, 0, bodyLength, signed, bodyLength)
                    ? new Verification.Genuine(claimed)
                    : new Verification.Forged(claimed);
        } catch (IllegalArgumentException e) {
            return new Verification.NotATicketCode();
        }
    }

    private static Ed25519PublicKeyParameters publicKey(byte[] bytes) {
        if (bytes.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw new IllegalArgumentException(
                    "a public key is " + Ed25519.PUBLIC_KEY_SIZE + " bytes, not " + bytes.length);
        }
        return new Ed25519PublicKeyParameters(bytes.clone());
    }

    /// The result of reading a scanned text.
    public sealed interface Verification {
        /// Signed by one of our keys.
        record Genuine(TicketCode code) implements Verification {}

        /// Has the form of a ticket code, but none of our keys signed it.
        ///
        /// @param claimed its content, which is not to be trusted
        record Forged(TicketCode claimed) implements Verification {}

        /// Not a ticket code: another system's code, or misread.
        record NotATicketCode() implements Verification {}
    }
}
