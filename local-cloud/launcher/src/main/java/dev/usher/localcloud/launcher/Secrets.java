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
    private static final String WALLET_CERTIFICATE = "wallet.certificate";
    private static final String WALLET_AUTHORITY = "wallet.authority";
    private static final String WALLET_PASSWORD = "wallet.password";
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
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            int known = values.size();
            generateMissing(values);
            if (values.size() > known) {
                try (var out = Files.newBufferedWriter(file)) {
                    values.store(out, "Made up for this machine");
                }
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

    /// Settings of ticket-service for Wallet passes.
    Map<String, String> wallet() {
        return Map.of(
                "WALLET_PASS_TYPE_ID", WalletCertificate.PASS_TYPE_ID,
                "WALLET_TEAM_ID", WalletCertificate.TEAM_ID,
                "WALLET_CERTIFICATE", value(WALLET_CERTIFICATE),
                "WALLET_CERTIFICATE_PASSWORD", value(WALLET_PASSWORD),
                "WALLET_WWDR_CERTIFICATE", value(WALLET_AUTHORITY));
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

    /// A file of an earlier version lacks those that came later.
    private static void generateMissing(Properties values) {
        var random = new SecureRandom();
        values.putIfAbsent(SIGNING_KEY, Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES)));
        values.putIfAbsent(STRIPE_KEY, "sk_test_" + hex(random));
        values.putIfAbsent(PUBLISHABLE_KEY, "pk_test_" + hex(random));
        values.putIfAbsent(WEBHOOK_SECRET, "whsec_" + hex(random));
        if (!values.containsKey(WALLET_CERTIFICATE)) {
            var password = hex(random);
            var certificate = WalletCertificate.generate(password);
            values.setProperty(WALLET_PASSWORD, password);
            values.setProperty(WALLET_CERTIFICATE, certificate.pkcs12());
            values.setProperty(WALLET_AUTHORITY, certificate.authority());
        }
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
