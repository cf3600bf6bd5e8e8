package dev.usher.validation.device;

import dev.usher.contracts.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// Creates secrets and the hashes under which they are stored. Plain SHA-256 is enough because the secrets
/// are long and random, so a dictionary does not help.
final class Secrets {
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// 256 random bits as URL-safe text.
    static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A random number from 0 to `bound`, exclusive.
    static int below(int bound) {
        return RANDOM.nextInt(bound);
    }

    static String hash(String secret) {
        return Sha256.hex(secret);
    }

    /// Compares in constant time, so that the duration does not reveal how much of the hash was correct.
    static boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
