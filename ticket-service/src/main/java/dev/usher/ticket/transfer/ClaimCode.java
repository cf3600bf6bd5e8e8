package dev.usher.ticket.transfer;

import dev.usher.contracts.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret that lets its holder claim a ticket: 144 random bits, as 24 characters that need no
/// encoding in a link. Only its hash is stored.
final class ClaimCode {
    private static final int BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ClaimCode() {}

    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// No salt is needed: the secret is itself random.
    static String hash(String code) {
        return Sha256.hex(code);
    }
}
