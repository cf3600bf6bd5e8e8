package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import dev.usher.validation.event.DoorEvents;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists and revokes an organizer's devices over HTTP.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Devices")
final class DeviceController {
    private final DeviceRegistry registry;
    private final DoorEvents events;

    DeviceController(DeviceRegistry registry, DoorEvents events) {
        this.registry = registry;
        this.events = events;
    }

    /// The devices of an event, including revoked ones. The device paired last comes first.
    @Get("/events/{eventId}/devices")
    @Operation(operationId = "listDevices", summary = "List an event's devices (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceList.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> list(EventId eventId) {
        return events.isKnown(eventId)
                ? HttpResponse.ok(new DeviceList(
                        registry.devicesOf(eventId).stream().map(DeviceView::of).toList()))
                : CommonProblems.notFound("event");
    }

    /// Locks a device out permanently, within a second. Repeating is harmless.
    @Delete("/devices/{deviceId}")
    @Operation(operationId = "revokeDevice", summary = "Revoke a device (organizer)")
    @ApiResponse(responseCode = "204", description = "the device is locked out")
    @ApiResponse(responseCode = "404", description = "not-found")
    HttpResponse<?> revoke(DeviceId deviceId) {
        return registry.revoke(deviceId) ? HttpResponse.noContent() : CommonProblems.notFound("device");
    }

    static List<String> names(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wireName).toList();
    }

    @Serdeable
    record DeviceList(List<DeviceView> devices) {}

    /// A device as the organizer sees it.
    ///
    /// @param scopes `scan`, `supervisor` or both
    /// @param batteryPercent absent if the device cannot measure it or has not reported it yet
    /// @param lastSeenAt up to half a minute behind; absent if the device never made a request
    /// @param revokedAt absent if the device is not locked out
    @Serdeable
    record DeviceView(
            String deviceId,
            String eventId,
            String deviceName,
            String gate,
            List<String> scopes,
            @Nullable String label,
            Instant pairedAt,
            @Nullable Integer batteryPercent,
            @Nullable Long clockBehindMillis,
            @Nullable Integer waitingScans,
            @Nullable Instant lastSeenAt,
            @Nullable Instant revokedAt) {
        static DeviceView of(Device device) {
            Health health = device.health();
            return new DeviceView(
                    device.deviceId().toString(),
                    device.eventId().toString(),
                    device.name(),
                    device.gate(),
                    names(device.scopes()),
                    device.label(),
                    device.pairedAt(),
                    health == null ? null : health.batteryPercent(),
                    health == null ? null : health.clockBehind().toMillis(),
                    health == null ? null : health.waitingScans(),
                    device.lastSeenAt(),
                    device.revokedAt());
        }
    }
}
