package dev.usher.validation.device;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A request authenticated as a device's.
public final class DeviceAuthentication implements Authentication {
    /// The role of devices; nobody else has it.
    public static final String DEVICE = "usher:device";

    private static final String REVOKED = "dev.usher.validation.device.revoked";

    private final transient Device device;

    /// A request of this device, whose token was verified.
    public DeviceAuthentication(Device device) {
        this.device = Objects.requireNonNull(device);
    }

    /// The calling device; empty if the caller is not a device.
    public static Optional<Device> deviceOf(Authentication caller) {
        return caller instanceof DeviceAuthentication known ? Optional.of(known.device) : Optional.empty();
    }

    /// Whether an unauthenticated request came from a device that was locked out.
    public static boolean isOfRevokedDevice(HttpRequest<?> request) {
        return request.getAttribute(REVOKED).isPresent();
    }

    static void markRevoked(HttpRequest<?> request) {
        request.setAttribute(REVOKED, true);
    }

    @Override
    public String getName() {
        return device.deviceId().toString();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public List<String> getRoles() {
        return List.of(DEVICE);
    }
}
