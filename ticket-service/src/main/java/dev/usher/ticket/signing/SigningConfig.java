package dev.usher.ticket.signing;

import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.platform.service.Setting;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Base64;
import java.util.regex.Pattern;

/// The key that signs ticket codes.
///
/// @param keyId 0 to 15, travels in every code
/// @param key the 32-byte Ed25519 seed in Base64
@ConfigurationProperties("signing")
record SigningConfig(@Setting String keyId, @Setting String key) {
    private static final Pattern KEY_ID = Pattern.compile("[0-9]|1[0-5]");

    SigningConfig {
        keyId = Settings.require(keyId, "TICKET_SIGNING_KEY_ID", "the id of the signing key, 0 to 15");
        key = Settings.require(key, "TICKET_SIGNING_KEY", "the Ed25519 seed of the signing key: 32 bytes in Base64");
        signer(keyId, key);
    }

    TicketCodeSigner signer() {
        return signer(keyId, key);
    }

    private static TicketCodeSigner signer(String keyId, String key) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new SettingException("TICKET_SIGNING_KEY_ID", "must be a number from 0 to 15");
        }
        try {
            return new TicketCodeSigner(
                    Integer.parseInt(keyId), Base64.getDecoder().decode(key));
        } catch (IllegalArgumentException e) {
            throw new SettingException("TICKET_SIGNING_KEY", "must be 32 bytes in Base64");
        }
    }

    @Override
    public String toString() {
        return "SigningConfig[keyId=" + keyId + "]";
    }
}
