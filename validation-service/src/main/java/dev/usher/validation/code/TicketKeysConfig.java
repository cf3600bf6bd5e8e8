package dev.usher.validation.code;

import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.platform.service.Setting;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The public keys that verify ticket codes.
///
/// @param publicKeys `<key id>:<32 bytes in Base64>`, separated by commas; several while keys are rotated
@ConfigurationProperties("admission")
public record TicketKeysConfig(@Setting String publicKeys) {
    private static final String SETTING = "TICKET_PUBLIC_KEYS";
    private static final int MAX_KEY_ID = 15;

    public TicketKeysConfig {
        publicKeys = Settings.require(
                publicKeys,
                SETTING,
                "the keys that signed tickets, as 0:<Base64 of 32 bytes>,1:… (see ticket-service)");
        verifier(publicKeys);
    }

    TicketCodeVerifier verifier() {
        return verifier(publicKeys);
    }

    /// The keys in Base64 by id, for devices that verify codes themselves.
    public Map<String, String> inBase64() {
        var keys = new TreeMap<String, String>();
        parse(publicKeys)
                .forEach((keyId, key) ->
                        keys.put(Integer.toString(keyId), Base64.getEncoder().encodeToString(key)));
        return keys;
    }

    private static TicketCodeVerifier verifier(String publicKeys) {
        try {
            return new TicketCodeVerifier(parse(publicKeys));
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    SETTING, "must hold keys as 0:<Base64 of 32 bytes>, with ids 0 to 15, separated by commas");
        }
    }

    private static Map<Integer, byte[]> parse(String publicKeys) {
        var keys = new HashMap<Integer, byte[]>();
        for (String entry : publicKeys.split(",", -1)) {
            int colon = entry.indexOf(':');
            int keyId = Integer.parseInt(entry.substring(0, Math.max(colon, 0)).strip());
            byte[] key = Base64.getDecoder().decode(entry.substring(colon + 1).strip());
            if (keyId < 0 || keyId > MAX_KEY_ID || keys.put(keyId, key) != null) {
                throw new IllegalArgumentException("key id " + keyId + " is out of range or given twice");
            }
        }
        return keys;
    }
}
