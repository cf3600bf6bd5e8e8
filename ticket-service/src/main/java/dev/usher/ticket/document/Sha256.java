package dev.usher.ticket.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 without its checked exception.
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
