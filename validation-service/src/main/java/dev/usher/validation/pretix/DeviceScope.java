package dev.usher.validation.pretix;

import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import dev.usher.validation.device.Device;
import io.micronaut.http.HttpResponse;
import java.util.function.Supplier;

/// Gives a device access to its own event, list and gate, and answers 403 for others, as the protocol
/// requires.
final class DeviceScope {
    private DeviceScope() {}

    static HttpResponse<?> ofOrganizer(String organizer, Supplier<HttpResponse<?>> answer) {
        return organizer.equals(ScannerApps.ORGANIZER) ? answer.get() : notItsOwn();
    }

    static HttpResponse<?> ofEvent(Device device, String organizer, String event, Supplier<HttpResponse<?>> answer) {
        return organizer.equals(ScannerApps.ORGANIZER) && event.equals(ScannerApps.slug(device.eventId()))
                ? answer.get()
                : notItsOwn();
    }

    static HttpResponse<?> ofList(
            Device device, String organizer, String event, String list, Supplier<HttpResponse<?>> answer) {
        return list.equals(Long.toString(ScannerApps.CHECKIN_LIST))
                ? ofEvent(device, organizer, event, answer)
                : notItsOwn();
    }

    private static HttpResponse<Problem> notItsOwn() {
        return Problem.of(CommonProblemType.NOT_ALLOWED, "This device belongs to another event, or to another list.")
                .toResponse();
    }
}
