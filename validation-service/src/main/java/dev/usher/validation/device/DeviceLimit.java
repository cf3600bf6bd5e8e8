package dev.usher.validation.device;

import dev.usher.platform.web.CallerLimit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/// Limits what one device sends to this instance, so that a broken or stolen device does not slow down the
/// others.
@Singleton
public final class DeviceLimit {
    private final CallerLimit requests;
    private final CallerLimit uploadedScans;

    DeviceLimit(DeviceConfig config, Clock clock) {
        this.requests = new CallerLimit(config.requestsPerMinute(), clock);
        this.uploadedScans = new CallerLimit(config.uploadedScansPerMinute(), clock);
    }

    /// Counts a request of a device.
    ///
    /// @return absent if it is within the limit; otherwise how long to wait for the next
    Optional<Duration> count(Device device) {
        return requests.count(device.deviceId().toString());
    }

    /// Answers an upload of `scans` scans. Uploads have their own limit, so that a device can go on scanning
    /// while it uploads. An upload beyond the limit is answered in part, or with 429 if no scan is within it;
    /// both have `Retry-After`.
    ///
    /// @param answer answers the first scans of the upload; it receives their number
    public HttpResponse<?> upload(Device device, int scans, IntFunction<MutableHttpResponse<?>> answer) {
        String caller = device.deviceId().toString();
        int most = uploadedScans.countUpTo(caller, scans);
        if (most == scans) {
            return answer.apply(most);
        }
        Duration wait = uploadedScans.waitFor(caller, scans - most);
        return most == 0
                ? CallerLimit.tooManyRequests(wait)
                : answer.apply(most).header("Retry-After", CallerLimit.seconds(wait));
    }
}
