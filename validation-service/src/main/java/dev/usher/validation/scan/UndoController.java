package dev.usher.validation.scan;

import dev.usher.contracts.id.TicketId;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.Scope;
import dev.usher.validation.problem.ValidationProblemType;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Undoes entries over HTTP.
@Controller("/tickets/validate/undo")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@SecurityRequirement(name = "device")
@Tag(name = "Door")
class UndoController {
    private final EntryUndo undo;

    UndoController(EntryUndo undo) {
        this.undo = undo;
    }

    /// Undoes an entry of the last 15 minutes, if nothing else happened with the ticket since. A device can
    /// undo its own entries; a supervisor's device can undo those of any device. The ticket admits again.
    @Post
    @Operation(operationId = "undoEntry", summary = "Undo an entry (device)")
    @ApiResponse(responseCode = "204", description = "the entry is undone")
    @ApiResponse(
            responseCode = "403",
            description = "not-allowed: another device's entry, and not a supervisor's device")
    @ApiResponse(responseCode = "409", description = "not-undoable: no such entry, or too late")
    HttpResponse<?> undo(@Valid @Body UndoRequest request, @Parameter(hidden = true) Device device) {
        String own = device.deviceId().toString();
        String scannedBy = request.deviceId == null ? own : request.deviceId;
        if (!scannedBy.equals(own) && !device.may(Scope.SUPERVISOR)) {
            return Problem.of(
                            CommonProblemType.NOT_ALLOWED,
                            "Only a supervisor's device can undo another device's entry.")
                    .toResponse();
        }
        return undo.takeBack(device, request.ticketId, scannedBy, request.scanId)
                ? HttpResponse.noContent()
                : notUndoable().toResponse();
    }

    private static Problem notUndoable() {
        return Problem.of(
                ValidationProblemType.NOT_UNDOABLE,
                "This scan made no entry with this ticket in the last 15 minutes that can be undone.");
    }

    /// An entry.
    ///
    /// @param scanId the scan that made the entry
    /// @param deviceId the device that scanned, if it is another one
    @Serdeable
    record UndoRequest(
            @NotNull TicketId ticketId,

            @NotNull @Pattern(regexp = ScanPatterns.SCAN_ID, message = ScanPatterns.SCAN_ID_RULE)
            String scanId,

            @Nullable @Pattern(regexp = "DEVICE#[0-9a-f-]{36}", message = "must be a device id")
            String deviceId) {}
}
