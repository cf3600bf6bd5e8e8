package dev.usher.validation.device;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// A device's token: the id, so that the device is found by its key, and a secret of which only the hash is
/// stored. As text it is `<uuid>.<secret>`.
public record DeviceToken(DeviceId deviceId, String secret) {
    private static final String SCHEME = "Device ";
    private static final int MAX_LENGTH = 200;

    static DeviceToken of(DeviceId deviceId) {
        return new DeviceToken(deviceId, Secrets.token());
    }

    /// The token in `Authorization: Device <token>`, valid or not.
    public static Optional<DeviceToken> of(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? parse(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    static Optional<DeviceToken> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeviceToken(DeviceId.parse(text.substring(0, dot)), text.substring(dot + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The text that the device sends.
    public String text() {
        return deviceId.uuid() + "." + secret;
    }

    @Override
    public String toString() {
        return "DeviceToken[" + deviceId + "]";
    }
}
