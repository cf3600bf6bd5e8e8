package dev.usher.localcloud.stripe.state;

import java.security.SecureRandom;

/// Makes ids that nobody can mistake for Stripe's own: `pi_stub_…`.
public final class Ids {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /// A new id.
    ///
    /// @param kind Stripe's prefix for the kind of object, for example `pi`
    public static String next(String kind) {
        return kind + "_stub_" + random(24);
    }

    /// The secret half of a client secret.
    public static String random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        var text = new StringBuilder(length);
        for (var some : bytes) {
            text.append(ALPHABET.charAt(Math.floorMod(some, ALPHABET.length())));
        }
        return text.toString();
    }
}
