package dev.usher.localcloud.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aRestartFindsTheSameSecrets() {
        var file = directory.resolve("secrets.properties");

        var first = Secrets.keptIn(file);
        var second = Secrets.keptIn(file);

        assertThat(second.stripe()).isEqualTo(first.stripe());
        assertThat(second.ticketSigning()).isEqualTo(first.ticketSigning());
    }

    @Test
    void twoInstallationsHaveDifferentSecrets() {
        var one = Secrets.keptIn(directory.resolve("one"));
        var other = Secrets.keptIn(directory.resolve("other"));

        assertThat(one.stripe()).isNotEqualTo(other.stripe());
        assertThat(one.ticketSigning()).isNotEqualTo(other.ticketSigning());
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        var file = directory.resolve("secrets.properties");

        Secrets.keptIn(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTheSigningKeySignsThePublicKeyVerifies() {
        var secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        var signer = new Ed25519Signer();
        var message = "ticket".getBytes(UTF_8);
        signer.init(true, new Ed25519PrivateKeyParameters(decode(secrets.ticketSigning(), "TICKET_SIGNING_KEY")));
        signer.update(message, 0, message.length);
        var signature = signer.generateSignature();

        var publicKey = secrets.ticketVerification().getOrDefault("TICKET_PUBLIC_KEYS", "");
        signer.init(false, new Ed25519PublicKeyParameters(Base64.getDecoder().decode(publicKey.replace("0:", ""))));
        signer.update(message, 0, message.length);

        assertThat(publicKey).startsWith("0:");
        assertThat(signer.verifySignature(signature)).isTrue();
    }

    @Test
    void stripeKeysAreTestKeys() {
        var stripe = Secrets.keptIn(directory.resolve("secrets.properties")).stripe();

        assertThat(stripe.get("STRIPE_API_KEY")).startsWith("sk_test_");
        assertThat(stripe.get("STRIPE_PUBLISHABLE_KEY")).startsWith("pk_test_");
        assertThat(stripe.get("STRIPE_WEBHOOK_SECRETS")).startsWith("whsec_");
    }

    @Test
    void passesAreSignedWithACertificateOfThisMachine() throws Exception {
        var wallet = Secrets.keptIn(directory.resolve("secrets.properties")).wallet();
        var password = wallet.getOrDefault("WALLET_CERTIFICATE_PASSWORD", "").toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(decode(wallet, "WALLET_CERTIFICATE")), password);
        var authority = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(decode(wallet, "WALLET_WWDR_CERTIFICATE")));

        var certificate = (X509Certificate) store.getCertificate("pass");

        assertThat(store.getKey("pass", password)).isNotNull();
        assertThat(certificate.getSubjectX500Principal().toString())
                .contains("UID=" + wallet.get("WALLET_PASS_TYPE_ID"), "OU=" + wallet.get("WALLET_TEAM_ID"));
        certificate.verify(authority.getPublicKey());
        certificate.checkValidity();
    }

    @Test
    void aFileOfAnEarlierVersionKeepsWhatItHasAndGetsTheRest() throws Exception {
        var file = directory.resolve("secrets.properties");
        Files.writeString(file, "ticket.signing-key=old");

        var secrets = Secrets.keptIn(file);

        assertThat(secrets.ticketSigning()).containsEntry("TICKET_SIGNING_KEY", "old");
        assertThat(secrets.wallet()).isEqualTo(Secrets.keptIn(file).wallet()).doesNotContainValue("");
    }

    private static byte[] decode(Map<String, String> settings, String name) {
        return Base64.getDecoder().decode(settings.getOrDefault(name, ""));
    }
}
