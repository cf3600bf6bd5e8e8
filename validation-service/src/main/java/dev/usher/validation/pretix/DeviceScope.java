package dev.usher.validation.pretix;

import dev.usher.platform.problem.Problem;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import java.util.function.Function;

/// Gives a device access to its own event, list and gate, and answers 403 for others, as the protocol
/// requires.
final class DeviceScope {
    private DeviceScope() {}

    static HttpResponse<?> ofOrganizer(
            Authentication caller, String organizer, Function<Device, HttpResponse<?>> answer) {
        return DeviceAuthentication.answer(
                caller, device -> organizer.equals(ScannerApps.ORGANIZER) ? answer.apply(device) : notItsOwn());
    }

    static HttpResponse<?> ofEvent(
            Authentication caller, String organizer, String event, Function<Device, HttpResponse<?>> answer) {
        return ofOrganizer(
                caller,
                organizer,
                device -> event.equals(ScannerApps.slug(device.eventId())) ? answer.apply(device) : notItsOwn());
    }

    static HttpResponse<?> ofList(
            Authentication caller,
            String organizer,
            String event,
            String list,
            Function<Device, HttpResponse<?>> answer) {
        return ofEvent(
                caller,
                organizer,
                event,
                device -> list.equals(Long.toString(ScannerApps.CHECKIN_LIST)) ? answer.apply(device) : notItsOwn());
    }

    private static HttpResponse<Problem> notItsOwn() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "not-allowed",
                        "Not allowed",
                        "This device belongs to another event, or to another list.")
                .toResponse();
    }
}
