package dev.usher.validation.device;

import dev.usher.platform.web.CallerLimit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntFunction;
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

    /// Answers an upload of so many scans, which has a limit of its own: a device that uploads what it did
    /// offline goes on scanning. An upload beyond it is answered in part, or not at all with 429; either with
    /// `Retry-After`.
    ///
    /// @param answer to the first scans of the upload, as many as it is told
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
