package dev.usher.validation.device;

import dev.usher.platform.web.CallerLimit;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;

/// Keeps one device that floods the door, broken or stolen, from slowing down the others. Of this instance.
@Singleton
public final class DeviceLimit {
    private final CallerLimit requests;

    DeviceLimit(DeviceConfig config, Clock clock) {
        this.requests = new CallerLimit(config.requestsPerMinute(), clock);
    }

    /// Answers a device's request, or 429 with `Retry-After` if it sends too many.
    public HttpResponse<?> within(Device device, Supplier<HttpResponse<?>> answer) {
        return requests.count(device.deviceId().toString())
                .<HttpResponse<?>>map(CallerLimit::tooManyRequests)
                .orElseGet(answer);
    }
}
