package dev.usher.localcloud.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// What signs Wallet passes on this machine, in the shape of what Apple issues: a certificate for a pass
/// type, and an authority that issued it. No iPhone trusts them.
///
/// @param pkcs12 the certificate with its key, in Base64
/// @param authority the authority's certificate as DER, in Base64
record WalletCertificate(String pkcs12, String authority) {

    static final String PASS_TYPE_ID = "pass.dev.usher.local";
    static final String TEAM_ID = "USHERLOCAL";

    private static final int VALID_DAYS = 3650;
    private static final X500Principal AUTHORITY = new X500Principal("CN=Usher local authority, O=Usher");
    private static final X500Principal PASS_TYPE = new X500Principal(
            "UID=" + PASS_TYPE_ID + ", CN=Pass Type ID: " + PASS_TYPE_ID + ", OU=" + TEAM_ID + ", O=Usher");

    /// Makes a new pair.
    ///
    /// @param password will open `pkcs12`
    static WalletCertificate generate(String password) {
        try {
            // Passes are signed with RSA, as Apple's are. The authority may have an EC key, which takes no time to
            // make.
            var key = keyPair("RSA", 2048);
            var authorityKey = keyPair("EC", 256);
            var authority = certificate(AUTHORITY, authorityKey, authorityKey, true);
            var certificate = certificate(PASS_TYPE, key, authorityKey, false);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("pass", key.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return new WalletCertificate(base64(bytes.toByteArray()), base64(authority.getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }

    private static KeyPair keyPair(String algorithm, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Principal subject, KeyPair key, KeyPair authorityKey, boolean isAuthority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(VALID_DAYS, ChronoUnit.DAYS)),
                subject,
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
