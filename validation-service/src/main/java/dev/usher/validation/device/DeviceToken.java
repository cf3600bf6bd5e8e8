package dev.usher.validation.device;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// What a device sends with every request: its id, so that it is found by key, and a secret that is stored
/// hashed only. Its text is `<uuid>.<secret>`.
public record DeviceToken(DeviceId deviceId, String secret) {
    private static final String SCHEME = "Device ";
    private static final int MAX_LENGTH = 200;

    static DeviceToken of(DeviceId deviceId) {
        return new DeviceToken(deviceId, Secrets.token());
    }

    /// What a request brings in `Authorization: Device <token>`, right or wrong.
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

    /// As the device sends it.
    public String text() {
        return deviceId.uuid() + "." + secret;
    }

    @Override
    public String toString() {
        return "DeviceToken[" + deviceId + "]";
    }
}
