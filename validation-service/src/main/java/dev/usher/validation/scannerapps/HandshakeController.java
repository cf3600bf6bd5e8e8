package dev.usher.validation.scannerapps;

import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.PairingCode;
import dev.usher.validation.device.PairingDesk;
import dev.usher.validation.device.PairingGuard;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a scanner app becomes a device of ours, and stays one.
@Controller(ScannerApps.PATH)
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Consumes(MediaType.ALL)
@Hidden
class HandshakeController {
    private static final int MAX_NAME = 60;

    private final PairingDesk desk;
    private final PairingGuard guard;
    private final DoorEvents events;

    HandshakeController(PairingDesk desk, PairingGuard guard, DoorEvents events) {
        this.desk = desk;
        this.guard = guard;
        this.events = events;
    }

    @Get("/version")
    ServerVersion version() {
        return ServerVersion.OURS;
    }

    /// Exchanges one of our pairing codes for a token, once.
    @Post("/device/initialize")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> initialize(HttpRequest<?> http, @Valid @Body InitializeRequest request) {
        if (!guard.mayTry(http)) {
            return PairingGuard.tooManyAttempts();
        }
        var paired = desk.pair(PairingCode.typed(request.token), request.deviceName());
        paired.ifPresent(_ -> guard.wasRight(http));
        return paired.<HttpResponse<?>>map(device -> HttpResponse.ok(DeviceView.of(device.device(), device.token())))
                .orElseGet(() -> HttpResponse.badRequest(
                        Map.of("token", List.of("This pairing code is unknown, was used, or has expired."))));
    }

    /// A device has new software. What it says of it is not kept.
    @Post("/device/update")
    HttpResponse<?> update(Authentication caller) {
        return DeviceAuthentication.answer(caller, device -> HttpResponse.ok(DeviceView.of(device)));
    }

    /// A new token; the old one works until the new one is first used.
    @Post("/device/roll")
    HttpResponse<?> roll(Authentication caller) {
        return DeviceAuthentication.answer(
                caller, device -> HttpResponse.ok(DeviceView.of(device, desk.renew(device))));
    }

    /// Locks the device out, for good.
    @Post("/device/revoke")
    HttpResponse<?> revoke(Authentication caller) {
        return DeviceAuthentication.answer(caller, device -> {
            desk.revoke(device.deviceId());
            return HttpResponse.ok(DeviceView.of(device));
        });
    }

    @Get("/device/info")
    HttpResponse<?> info(Authentication caller) {
        return DeviceAuthentication.answer(
                caller,
                device -> HttpResponse.ok(
                        new InfoView(DeviceView.of(device), Map.of("version", ServerVersion.OURS), List.of())));
    }

    /// What the device should scan for: its event, always. 304 if it does so already.
    @Get("/device/eventselection")
    HttpResponse<?> eventSelection(
            @Nullable @QueryValue("current_event") String currentEvent,
            @Nullable @QueryValue("current_checkinlist") Long currentList,
            Authentication caller) {
        return DeviceAuthentication.answer(caller, device -> {
            boolean isRight = ScannerApps.slug(device.eventId()).equals(currentEvent)
                    && Long.valueOf(ScannerApps.CHECKIN_LIST).equals(currentList);
            return isRight ? HttpResponse.notModified() : selection(device);
        });
    }

    private HttpResponse<?> selection(Device device) {
        return events.find(device.eventId())
                .map(DoorEvent::name)
                .<HttpResponse<?>>map(name -> HttpResponse.ok(new SelectionView(
                        Map.of("slug", ScannerApps.slug(device.eventId()), "name", name),
                        null,
                        ScannerApps.CHECKIN_LIST)))
                .orElseGet(HttpResponse::notFound);
    }

    /// A code and what the app runs on, by which the organizer knows the device.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record InitializeRequest(
            @NotBlank @Size(max = 190) String token,
            @NotBlank @Size(max = 190) String hardwareBrand,
            @NotBlank @Size(max = 190) String hardwareModel) {
        String deviceName() {
            String name = hardwareBrand.strip() + " " + hardwareModel.strip();
            return name.substring(0, Math.min(name.length(), MAX_NAME)).strip();
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record InfoView(DeviceView device, Map<String, ServerVersion> server, List<String> mediumKeySets) {}

    @Serdeable
    record SelectionView(
            Map<String, String> event, @Nullable Long subevent, long checkinlist) {}
}
