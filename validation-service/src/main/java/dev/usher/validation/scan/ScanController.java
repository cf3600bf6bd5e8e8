package dev.usher.validation.scan;

import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.tracing.Subject;
import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Scan;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceRate;
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
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scans over HTTP.
@Controller("/tickets/validate")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@SecurityRequirement(name = "device")
@Tag(name = "Door")
class ScanController {
    private final TicketScanner scanner;
    private final Clock clock;

    ScanController(TicketScanner scanner, Clock clock) {
        this.scanner = scanner;
        this.clock = clock;
    }

    /// Lets a ticket's holder in or out, or says why not: see `reason`. If the answer was lost, repeat the
    /// request with the same `scanId` and with `repeated`; the answer is the same.
    @DeviceRate
    @Post
    @Operation(operationId = "validateTicket", summary = "Check a ticket and let its holder in (device)")
    @ApiResponse(
            responseCode = "200",
            description = "decided, valid or not",
            content = @Content(schema = @Schema(implementation = ScanAnswer.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "401", description = "not-signed-in: the device is not paired, or revoked")
    @ApiResponse(responseCode = "403", description = "not-allowed: a person's token, not a device's")
    @ApiResponse(responseCode = "429", description = "too-many-requests, with Retry-After")
    @ApiResponse(responseCode = "503", description = "tickets-being-restored, with Retry-After: decide offline")
    HttpResponse<?> validate(@Body ScanRequest request, @Parameter(hidden = true) Device device) {
        String complaint = ScanPatterns.complaint(request.qrCode, request.scanId, request.gate, request.direction);
        if (complaint != null) {
            return CommonProblems.invalid(complaint).toResponse();
        }
        Decision decision = scanner.scan(request.toScan(device));
        if (decision.ticket() != null) {
            Subject.note(decision.ticket().ticketId());
        }
        return HttpResponse.ok(ScanAnswer.of(decision, StewardMessages.of(decision, clock.instant())));
    }

    /// A scan.
    ///
    /// @param qrCode the text of the code, as scanned
    /// @param scanId the device's id of this scan, such as a UUID; without it, a repeated request counts as
    ///     another scan
    /// @param gate where the scan happened, if not at the gate that the device was paired for
    /// @param direction `entry` or `exit`; `entry` if absent
    /// @param scannedAt when it happened, by the device's clock; stored, but the service decides by its own
    ///     clock
    /// @param repeated `true` if the device sends the scan again because it got no answer; only then is a
    ///     refusal of another instance found
    @Serdeable
    record ScanRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 1000) @Nullable
            String qrCode,

            @Schema(pattern = ScanPatterns.SCAN_ID) @Nullable
            String scanId,

            @Schema(minLength = 1, maxLength = 60) @Nullable String gate,

            @Schema(pattern = ScanPatterns.DIRECTION) @Nullable
            String direction,

            @Nullable Instant scannedAt,

            @Nullable Boolean repeated) {
        Scan toScan(Device device) {
            return new Scan(
                    device,
                    ScannedText.clean(Objects.requireNonNull(qrCode)),
                    scanId == null ? UUID.randomUUID().toString() : scanId,
                    gate == null ? null : gate.strip(),
                    "exit".equals(direction) ? Direction.EXIT : Direction.ENTRY,
                    scannedAt,
                    Boolean.TRUE.equals(repeated));
        }
    }
}
