package dev.usher.localcloud.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// Keys that were made up for one installation on one machine. They protect nothing of value.
final class Secrets {

    private static final String SIGNING_KEY = "ticket.signing-key";
    private static final String STRIPE_KEY = "stripe.api-key";
    private static final String PUBLISHABLE_KEY = "stripe.publishable-key";
    private static final String WEBHOOK_SECRET = "stripe.webhook-secret";
    private static final int KEY_BYTES = 32;
    private static final int STRIPE_KEY_BYTES = 16;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /// The ones that an earlier run put into the file, or new ones, which are put there: a ticket must
    /// still be valid after a restart.
    static Secrets keptIn(Path file) {
        try {
            var values = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    values.load(in);
                }
                return new Secrets(values);
            }
            generate(values);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newBufferedWriter(file)) {
                values.store(out, "Made up for this machine");
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep secrets in " + file, e);
        }
    }

    /// Settings of payment-service and of the Stripe stand-in.
    Map<String, String> stripe() {
        return Map.of(
                "STRIPE_API_KEY", value(STRIPE_KEY),
                "STRIPE_PUBLISHABLE_KEY", value(PUBLISHABLE_KEY),
                "STRIPE_WEBHOOK_SECRETS", value(WEBHOOK_SECRET));
    }

    /// Settings of ticket-service.
    Map<String, String> ticketSigning() {
        return Map.of("TICKET_SIGNING_KEY_ID", "0", "TICKET_SIGNING_KEY", value(SIGNING_KEY));
    }

    /// Settings of validation-service.
    Map<String, String> ticketVerification() {
        var seed = Base64.getDecoder().decode(value(SIGNING_KEY));
        var publicKey =
                new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        return Map.of("TICKET_PUBLIC_KEYS", "0:" + Base64.getEncoder().encodeToString(publicKey));
    }

    private String value(String name) {
        return values.getProperty(name, "");
    }

    private static void generate(Properties values) {
        var random = new SecureRandom();
        values.setProperty(SIGNING_KEY, Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES)));
        values.setProperty(STRIPE_KEY, "sk_test_" + hex(random));
        values.setProperty(PUBLISHABLE_KEY, "pk_test_" + hex(random));
        values.setProperty(WEBHOOK_SECRET, "whsec_" + hex(random));
    }

    private static String hex(SecureRandom random) {
        return HexFormat.of().formatHex(bytes(random, STRIPE_KEY_BYTES));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
