package dev.usher.validation.device;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Heartbeats and token renewal of the calling device over HTTP.
@Controller("/devices/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@SecurityRequirement(name = "device")
@Tag(name = "Devices")
class OwnDeviceController {
    private final DeviceStore store;
    private final DeviceRegistry registry;
    private final Clock clock;

    OwnDeviceController(DeviceStore store, DeviceRegistry registry, Clock clock) {
        this.store = store;
        this.registry = registry;
        this.clock = clock;
    }

    /// A device reports its state about every half minute, and the organizer sees it in the list of devices.
    /// The answer says how far the device's clock is off, and what the device is paired for.
    @DeviceRate
    @Post("/heartbeat")
    @Operation(operationId = "sendHeartbeat", summary = "Report the device's state (device)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OwnDeviceView.class)))
    @ApiResponse(responseCode = "401", description = "not-signed-in: the device is not paired, or revoked")
    @ApiResponse(responseCode = "429", description = "too-many-requests, with Retry-After")
    HttpResponse<?> heartbeat(@Valid @Body HeartbeatRequest request, @Parameter(hidden = true) Device device) {
        Instant now = clock.instant();
        return HttpResponse.ok(note(device, request, now));
    }

    /// Creates a new token for the device. The old token works until the new one is used for the first time.
    @DeviceRate
    @Post("/token")
    @Operation(operationId = "renewDeviceToken", summary = "Renew the device's token (device)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokenView.class)))
    @ApiResponse(responseCode = "401", description = "not-signed-in: the device is not paired, or revoked")
    @ApiResponse(responseCode = "429", description = "too-many-requests, with Retry-After")
    HttpResponse<?> renew(@Parameter(hidden = true) Device device) {
        return HttpResponse.ok(new TokenView(registry.renew(device).text()));
    }

    private OwnDeviceView note(Device device, HeartbeatRequest request, Instant now) {
        Duration behind = Duration.between(request.sentAt, now);
        store.report(
                device.deviceId(),
                new Health(
                        request.batteryPercent,
                        Duration.ofMillis(behind.toMillis()),
                        Objects.requireNonNullElse(request.waitingScans, 0),
                        now));
        return new OwnDeviceView(
                now,
                behind.toMillis(),
                device.deviceId().toString(),
                device.eventId().toString(),
                device.name(),
                device.gate(),
                DeviceController.names(device.scopes()));
    }

    /// The state of a device.
    ///
    /// @param sentAt the current time of the device's clock
    /// @param batteryPercent 0 to 100; absent if the device cannot measure it
    /// @param waitingScans the number of scans that it still has to upload
    @Serdeable
    record HeartbeatRequest(
            @NotNull Instant sentAt,
            @Nullable @Min(0) @Max(100) Integer batteryPercent,
            @Nullable @Min(0) Integer waitingScans) {}

    /// What the service knows of the device.
    ///
    /// @param now the current time of the service's clock, UTC
    /// @param scopes `scan`, `supervisor` or both
    /// @param clockBehindMillis how far the device's clock is behind the service's; negative if ahead
    @Serdeable
    record OwnDeviceView(
            Instant now,
            long clockBehindMillis,
            String deviceId,
            String eventId,
            String deviceName,
            String gate,
            List<String> scopes) {}

    /// A token, which is shown only once.
    @Serdeable
    record TokenView(String token) {}
}
