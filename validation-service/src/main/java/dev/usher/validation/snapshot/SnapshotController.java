package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.validation.code.TicketKeysConfig;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceRate;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Serves snapshots over HTTP.
@Controller("/scanner/snapshot")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@SecurityRequirement(name = "device")
@Tag(name = "Door")
class SnapshotController {
    private final Snapshots snapshots;
    private final TicketKeysConfig keys;

    SnapshotController(Snapshots snapshots, TicketKeysConfig keys) {
        this.snapshots = snapshots;
        this.keys = keys;
    }

    /// What a device needs to decide offline: the keys that sign tickets, when and how the event admits, and
    /// the tickets that are no longer as issued: used, revoked or reissued. With `since`, which is the cursor
    /// of the previous answer, only the changes. Repeat immediately while `more` is true.
    @DeviceRate
    @Get
    @Operation(operationId = "getSnapshot", summary = "Get the data for offline use, or its changes (device)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SnapshotView.class)))
    @ApiResponse(responseCode = "400", description = "invalid-field: the device belongs to another event")
    @ApiResponse(responseCode = "401", description = "not-signed-in: the device is not paired, or revoked")
    @ApiResponse(responseCode = "429", description = "too-many-requests, with Retry-After")
    @ApiResponse(responseCode = "503", description = "tickets-being-restored, with Retry-After")
    HttpResponse<?> snapshot(
            @QueryValue @Nullable EventId event,
            @QueryValue @Nullable String since,
            @Parameter(hidden = true) Device device) {
        if (event != null && !event.equals(device.eventId())) {
            return CommonProblems.invalid("event must be the event that the device is paired for")
                    .toResponse();
        }
        return HttpResponse.ok(SnapshotView.of(snapshots.since(device.eventId(), since), keys))
                .header("Cache-Control", "no-store");
    }
}
