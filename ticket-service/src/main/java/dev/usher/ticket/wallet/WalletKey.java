package dev.usher.ticket.wallet;

import de.brendamour.jpasskit.signing.PKSigningInformation;
import de.brendamour.jpasskit.util.CertUtils;
import dev.usher.platform.service.SettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;

/// What signs passes.
///
/// @param signing key, its certificate, and Apple's intermediate
record WalletKey(String passTypeId, String teamId, PKSigningInformation signing) {
    /// Reads the settings. A certificate of another pass type or team is refused here, because Wallet would
    /// refuse its passes without saying why.
    ///
    /// @throws SettingException if something is wrong with one of them
    static WalletKey read(
            String passTypeId, String teamId, String certificate, String password, String wwdrCertificate) {
        PKSigningInformation signing = new PKSigningInformation();
        addKey(signing, bytes(certificate, "WALLET_CERTIFICATE"), password);
        signing.setAppleWWDRCACert(wwdr(bytes(wwdrCertificate, "WALLET_WWDR_CERTIFICATE")));
        X509Certificate own = signing.getSigningCert();
        requireValid(own, "WALLET_CERTIFICATE");
        if (!names(own, "UID", passTypeId)) {
            throw new SettingException("WALLET_PASS_TYPE_ID", "is not the one that WALLET_CERTIFICATE was issued for");
        }
        if (!names(own, "OU", teamId)) {
            throw new SettingException("WALLET_TEAM_ID", "is not the one that WALLET_CERTIFICATE was issued for");
        }
        return new WalletKey(passTypeId, teamId, signing);
    }

    private static void addKey(PKSigningInformation signing, byte[] pkcs12, String password) {
        try {
            var store = CertUtils.toKeyStore(new ByteArrayInputStream(pkcs12), password.toCharArray());
            var pair = CertUtils.extractCertificateWithKey(store, password.toCharArray());
            PrivateKey key = pair.getLeft();
            if (!key.getAlgorithm().equals("RSA")) {
                throw new SettingException("WALLET_CERTIFICATE", "holds no RSA key, which Apple asks for");
            }
            signing.setSigningPrivateKey(key);
            signing.setSigningCert(pair.getRight());
        } catch (CertificateException | IllegalStateException e) {
            throw new SettingException(
                    "WALLET_CERTIFICATE",
                    "cannot be read: give PKCS#12 with the key, and its password in WALLET_CERTIFICATE_PASSWORD");
        }
    }

    private static X509Certificate wwdr(byte[] certificate) {
        try {
            return CertUtils.toX509Certificate(new ByteArrayInputStream(certificate));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new SettingException("WALLET_WWDR_CERTIFICATE", "is not valid today: get the current one from Apple");
        } catch (CertificateException | IllegalStateException e) {
            throw new SettingException("WALLET_WWDR_CERTIFICATE", "is no certificate: give DER or PEM");
        }
    }

    private static void requireValid(X509Certificate certificate, String setting) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new SettingException(setting, "is not valid today: renew it with Apple");
        }
    }

    private static byte[] bytes(String setting, String name) {
        try {
            return setting.startsWith("/") && Files.isRegularFile(Path.of(setting))
                    ? Files.readAllBytes(Path.of(setting))
                    : Base64.getMimeDecoder().decode(setting);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException(name, "is neither a file's path nor Base64");
        }
    }

    /// Whether the certificate's subject says so.
    private static boolean names(X509Certificate certificate, String attribute, String value) {
        String subject = certificate.getSubjectX500Principal().toString();
        return Arrays.stream(subject.split(",\\s*"))
                .anyMatch(part -> part.equals(attribute + "=" + value)
                        || (attribute.equals("UID") && part.equals("OID.0.9.2342.19200300.100.1.1=" + value)));
    }
}
