package dev.usher.validation.device;

import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A request that a device made.
public final class DeviceAuthentication implements Authentication {
    /// The role that every device has, and nobody else.
    public static final String DEVICE = "usher:device";

    private final transient Device device;

    /// A request of this device, which proved itself.
    public DeviceAuthentication(Device device) {
        this.device = Objects.requireNonNull(device);
    }

    /// The device that made a request, if it was one.
    public static Optional<Device> device(Authentication caller) {
        return caller instanceof DeviceAuthentication known ? Optional.of(known.device) : Optional.empty();
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
