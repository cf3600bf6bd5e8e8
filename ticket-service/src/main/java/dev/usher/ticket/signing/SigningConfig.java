package dev.usher.ticket.signing;

import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The key that signs ticket codes.
///
/// @param keyId 0 to 15, travels in every code
/// @param key the 32-byte Ed25519 seed in Base64
@ConfigurationProperties("signing")
record SigningConfig(@Nullable String keyId, @Nullable String key) {
    SigningConfig {
        keyId = Settings.require(keyId, "TICKET_SIGNING_KEY_ID", "the id of the signing key, 0 to 15");
        key = Settings.require(key, "TICKET_SIGNING_KEY", "the Ed25519 seed of the signing key: 32 bytes in Base64");
        signer(keyId, key);
    }

    TicketCodeSigner signer() {
        return signer(Objects.requireNonNull(keyId), Objects.requireNonNull(key));
    }

    private static TicketCodeSigner signer(String keyId, String key) {
        try {
            return new TicketCodeSigner(
                    Integer.parseInt(keyId), Base64.getDecoder().decode(key));
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "TICKET_SIGNING_KEY",
                    "or TICKET_SIGNING_KEY_ID is no key: give 32 bytes in Base64 and an id 0 to 15");
        }
    }

    @Override
    public String toString() {
        return "SigningConfig[keyId=" + keyId + "]";
    }
}
