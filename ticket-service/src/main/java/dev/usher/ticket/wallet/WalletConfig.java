package dev.usher.ticket.wallet;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The certificate that passes are signed with. Set all of it or nothing; without it there are no passes.
///
/// @param passTypeId as registered with Apple, such as `pass.org.example.tickets`
/// @param teamId of the Apple developer account, such as `A1B2C3D4E5`
/// @param certificate of the pass type, with its key: PKCS#12, as a file's path or in Base64
/// @param certificatePassword opens it
/// @param wwdrCertificate Apple's intermediate certificate that it was issued by: a file's path, or Base64
///     of DER
@ConfigurationProperties("wallet")
record WalletConfig(
        @Nullable String passTypeId,
        @Nullable String teamId,
        @Nullable String certificate,
        @Nullable String certificatePassword,
        @Nullable String wwdrCertificate) {
    WalletConfig {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("WALLET_PASS_TYPE_ID", isGiven(passTypeId));
        given.put("WALLET_TEAM_ID", isGiven(teamId));
        given.put("WALLET_CERTIFICATE", isGiven(certificate));
        given.put("WALLET_CERTIFICATE_PASSWORD", isGiven(certificatePassword));
        given.put("WALLET_WWDR_CERTIFICATE", isGiven(wwdrCertificate));
        if (given.containsValue(true)) {
            given.forEach((setting, isGiven) -> {
                if (!isGiven) {
                    throw new SettingException(
                            setting, "is missing: Wallet passes need all of " + String.join(", ", given.keySet()));
                }
            });
            key(passTypeId, teamId, certificate, certificatePassword, wwdrCertificate);
        }
    }

    /// The key, if there is one.
    Optional<WalletKey> key() {
        return isGiven(passTypeId)
                ? Optional.of(key(passTypeId, teamId, certificate, certificatePassword, wwdrCertificate))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "WalletConfig[passTypeId=" + passTypeId + "]";
    }

    private static WalletKey key(
            @Nullable String passTypeId,
            @Nullable String teamId,
            @Nullable String certificate,
            @Nullable String password,
            @Nullable String wwdrCertificate) {
        return WalletKey.read(
                Objects.requireNonNull(passTypeId).strip(),
                Objects.requireNonNull(teamId).strip(),
                Objects.requireNonNull(certificate).strip(),
                Objects.requireNonNull(password),
                Objects.requireNonNull(wwdrCertificate).strip());
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
