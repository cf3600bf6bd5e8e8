package dev.usher.validation.upload;

import dev.usher.contracts.message.WireNamed;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceLimit;
import dev.usher.validation.scan.ScanPatterns;
import dev.usher.validation.scan.ScannedText;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Accepts scans that devices decided offline, over HTTP.
@Controller("/scans")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@SecurityRequirement(name = "device")
@Tag(name = "Door")
class ScanUploadController {
    private static final int MAX_BATCH = 200;
    private static final String RETRY = OfflineVerdict.Kind.RETRY.wireName();

    private final OfflineScans offlineScans;
    private final DeviceLimit limit;
    private final Clock clock;

    ScanUploadController(OfflineScans offlineScans, DeviceLimit limit, Clock clock) {
        this.offlineScans = offlineScans;
        this.limit = limit;
        this.clock = clock;
    }

    /// Records scans that a device decided while it was offline, in any order, and returns a verdict for
    /// each: `accepted`, `conflict`, `refusal_recorded`, `not_a_ticket`, `malformed` or `retry`. The device
    /// keeps only scans with `retry` and sends them again. If the answer has `Retry-After`, the device waits
    /// that long first, because the batch exceeds what it may upload in a minute. Sending a batch again is
    /// harmless and returns the same.
    @Post
    @Operation(operationId = "uploadScans", summary = "Upload scans that were decided offline (device)")
    @ApiResponse(
            responseCode = "200",
            description = "a verdict for each scan, in the order of the request",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field: not a batch of 1 to 200 scans")
    @ApiResponse(responseCode = "401", description = "not-signed-in: the device is not paired, or revoked")
    @ApiResponse(responseCode = "429", description = "too-many-requests, with Retry-After")
    HttpResponse<?> upload(@Valid @Body UploadRequest request, @Parameter(hidden = true) Device device) {
        Instant now = clock.instant();
        return limit.upload(device, request.scans.size(), most -> HttpResponse.ok(answer(request, device, now, most)));
    }

    /// Scans beyond the device's limit get the verdict `retry`.
    private UploadAnswer answer(UploadRequest request, Device device, Instant now, int most) {
        Duration behind = Duration.between(request.sentAt, now);
        return new UploadAnswer(
                millis(behind),
                IntStream.range(0, request.scans.size())
                        .mapToObj(n -> n < most
                                ? verdict(request.scans.get(n), device, behind)
                                : new VerdictView(request.scans.get(n).scanId, RETRY, null, null))
                        .toList());
    }

    private VerdictView verdict(ScanItem item, Device device, Duration behind) {
        String complaint = item.complaint();
        if (complaint != null) {
            return new VerdictView(item.scanId, "malformed", null, complaint);
        }
        OfflineScan scan = item.toScan(device);
        // Not the time of the request: while a long batch is processed, other readers read past that time.
        Instant now = clock.instant();
        OfflineVerdict verdict = offlineScans.take(scan, corrected(scan.scannedAt(), behind), now);
        return new VerdictView(
                item.scanId,
                verdict.kind().wireName(),
                verdict.reason() == null ? null : verdict.reason().wireName(),
                null);
    }

    /// Long ago, if the time cannot be read.
    private static Instant corrected(Instant scannedAt, Duration behind) {
        try {
            return scannedAt.plus(behind);
        } catch (DateTimeException | ArithmeticException _) {
            return Instant.MIN;
        }
    }

    private static long millis(Duration behind) {
        try {
            return behind.toMillis();
        } catch (ArithmeticException _) {
            return behind.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /// A batch.
    ///
    /// @param sentAt the time of the device's clock when it sent the batch, which shows the error of that
    ///     clock
    @Serdeable
    record UploadRequest(
            @NotNull Instant sentAt,
            @NotNull @Size(min = 1, max = MAX_BATCH) List<@NotNull ScanItem> scans) {}

    /// One scan. If it is malformed, its verdict says so, so that it does not delay the others.
    ///
    /// @param qrCode the text of the code
    /// @param scanId the device's id of the scan
    /// @param direction `entry` or `exit`; `entry` if absent
    /// @param scannedAt when it happened, by the device's clock. A text, so that an unreadable time makes
    ///     only this scan malformed and not the batch
    /// @param refusedFor the reason if the device refused it; absent if it let somebody pass
    @Serdeable
    record ScanItem(
            @Nullable String qrCode,
            @Nullable String scanId,
            @Nullable String gate,
            @Nullable String direction,

            @Nullable @Schema(type = "string", format = "date-time")
            String scannedAt,

            @Nullable String refusedFor) {
        @Nullable
        String complaint() {
            String complaint = ScanPatterns.complaint(qrCode, scanId, gate, direction);
            if (complaint != null) {
                return complaint;
            }
            if (scanId == null) {
                return "scanId " + ScanPatterns.SCAN_ID_RULE;
            }
            if (refusedFor != null && WireNamed.find(Reason.class, refusedFor).isEmpty()) {
                return "refusedFor must be a reason";
            }
            return time().isEmpty() ? "scannedAt must be a time, such as 2026-11-22T18:05:00Z" : null;
        }

        private Optional<Instant> time() {
            try {
                return Optional.ofNullable(scannedAt).map(Instant::parse);
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        OfflineScan toScan(Device device) {
            return new OfflineScan(
                    device,
                    ScannedText.clean(Objects.requireNonNull(qrCode)),
                    Objects.requireNonNull(scanId),
                    gate == null ? null : gate.strip(),
                    "exit".equals(direction) ? Direction.EXIT : Direction.ENTRY,
                    time().orElseThrow(),
                    refusedFor);
        }
    }

    /// The verdicts on a batch.
    ///
    /// @param clockBehindMillis how far the device's clock is behind the service's; negative if ahead
    @Serdeable
    record UploadAnswer(long clockBehindMillis, List<VerdictView> verdicts) {}

    /// The verdict on one scan.
    ///
    /// @param verdict `accepted`, `conflict`, `refusal_recorded`, `not_a_ticket`, `malformed` or `retry`
    /// @param reason the reason of the service's own decision, if there is one
    /// @param detail what is wrong with a `malformed` scan
    @Serdeable
    record VerdictView(
            @Nullable String scanId,
            String verdict,
            @Nullable String reason,
            @Nullable String detail) {}
}
