package dev.usher.validation.device;

import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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

    /// Answers the calling device; any other caller gets 403 `not-allowed`.
    public static HttpResponse<?> answer(Authentication caller, Function<Device, HttpResponse<?>> answer) {
        return caller instanceof DeviceAuthentication known
                ? answer.apply(known.device)
                : Problem.of(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Only a paired device can do this.")
                        .toResponse();
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
