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
    private final CallerLimit uploadedScans;

    DeviceLimit(DeviceConfig config, Clock clock) {
        this.requests = new CallerLimit(config.requestsPerMinute(), clock);
        this.uploadedScans = new CallerLimit(config.uploadedScansPerMinute(), clock);
    }

    /// Answers a device's request, or 429 with `Retry-After` if it sends too many.
    public HttpResponse<?> within(Device device, Supplier<HttpResponse<?>> answer) {
        return requests.count(device.deviceId().toString())
                .<HttpResponse<?>>map(CallerLimit::tooManyRequests)
                .orElseGet(answer);
    }

    /// The same for an upload: it counts as one request, and each of its scans as well. Scans have a limit of
    /// their own, so that a device which uploads what it did offline can go on scanning.
    public HttpResponse<?> within(Device device, int scans, Supplier<HttpResponse<?>> answer) {
        return within(
                device,
                () -> uploadedScans
                        .count(device.deviceId().toString(), scans)
                        .<HttpResponse<?>>map(CallerLimit::tooManyRequests)
                        .orElseGet(answer));
    }
}
