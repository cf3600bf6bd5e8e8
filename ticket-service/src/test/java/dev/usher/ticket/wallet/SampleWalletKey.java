package dev.usher.ticket.wallet;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A pair of certificates such as Apple issues, made here.
public record SampleWalletKey(X509Certificate authority, X509Certificate certificate, String pkcs12) {
    static final String PASS_TYPE = "pass.dev.usher.tickets";
    static final String TEAM = "USHERLOCAL";
    static final String PASSWORD = "open";

    public static SampleWalletKey validFor(int days) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair authorityKey = generator.generateKeyPair();
            KeyPair key = generator.generateKeyPair();
            var authorityName = new X500Principal("CN=Sample Developer Relations");
            X509Certificate authority = certificate(authorityName, authorityName, authorityKey, authorityKey, 30);
            X509Certificate own = certificate(
                    authorityName,
                    new X500Principal("UID=" + PASS_TYPE + ", CN=Pass Type ID, OU=" + TEAM + ", O=Usher"),
                    authorityKey,
                    key,
                    days);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "pass", key.getPrivate(), PASSWORD.toCharArray(), new java.security.cert.Certificate[] {own});
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, PASSWORD.toCharArray());
            return new SampleWalletKey(authority, own, Base64.getEncoder().encodeToString(bytes.toByteArray()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// The settings with this key.
    public Map<String, String> environment() {
        WalletConfig config = config();
        return Map.of(
                "WALLET_PASS_TYPE_ID", PASS_TYPE,
                "WALLET_TEAM_ID", TEAM,
                "WALLET_CERTIFICATE", pkcs12,
                "WALLET_CERTIFICATE_PASSWORD", PASSWORD,
                "WALLET_WWDR_CERTIFICATE", Objects.requireNonNull(config.wwdrCertificate()));
    }

    WalletConfig config() {
        try {
            return new WalletConfig(
                    PASS_TYPE, TEAM, pkcs12, PASSWORD, Base64.getEncoder().encodeToString(authority.getEncoded()));
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(
            X500Principal issuer, X500Principal subject, KeyPair issuerKey, KeyPair key, int days) throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(400, ChronoUnit.DAYS)),
                Date.from(now.plus(days, ChronoUnit.DAYS)),
                subject,
                key.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
