package dev.usher.validation.scannerapps;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.ScanPatterns;
import dev.usher.validation.admission.ScannedText;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceLimit;
import dev.usher.validation.upload.OfflineScan;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What scanner apps did while they were offline.
@Controller(ScannerApps.PATH + "/organizers/{organizer}/events/{event}/checkinlists/{list}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class UploadController {
    private final Uploads uploads;
    private final DeviceLimit limit;

    UploadController(Uploads uploads, DeviceLimit limit) {
        this.uploads = uploads;
        this.limit = limit;
    }

    /// Records what an app let in while it was offline: it happened.
    @Post("/positions/{secret}/redeem")
    HttpResponse<?> upload(
            String organizer,
            String event,
            long list,
            String secret,
            @Valid @Body UploadRequest request,
            Authentication caller) {
        return OwnDoor.ofList(
                caller,
                organizer,
                event,
                list,
                device -> limit.within(device, () -> uploads.record(request.of(secret), device)));
    }

    /// Records that an app let somebody not in while it was offline.
    @Post("/failed_checkins")
    HttpResponse<?> failed(
            String organizer, String event, long list, @Valid @Body FailedRequest request, Authentication caller) {
        return OwnDoor.ofList(
                caller, organizer, event, list, device -> limit.within(device, () -> uploads.refused(request, device)));
    }

    /// What an app did while it was offline.
    @Serdeable
    record UploadRequest(
            @Nullable @Pattern(regexp = ScanPatterns.DIRECTION, message = ScanPatterns.DIRECTION_RULE)
            String type,

            @Nullable Instant datetime,

            @Nullable @Pattern(regexp = ScanPatterns.SCAN_ID, message = ScanPatterns.SCAN_ID_RULE)
            String nonce) {
        RedeemRequest of(String secret) {
            return new RedeemRequest(secret, List.of(ScannerApps.CHECKIN_LIST), type, datetime, true, nonce);
        }
    }

    /// What an app refused while it was offline.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record FailedRequest(
            @NotBlank String errorReason,

            @NotBlank @Size(max = 1000) String rawBarcode,

            @Nullable @Pattern(regexp = ScanPatterns.DIRECTION, message = ScanPatterns.DIRECTION_RULE)
            String type,

            @Nullable Instant datetime,

            @Nullable @Pattern(regexp = ScanPatterns.SCAN_ID, message = ScanPatterns.SCAN_ID_RULE)
            String nonce) {
        OfflineScan toOfflineScan(Device device, Instant now) {
            return new OfflineScan(
                    device,
                    ScannedText.clean(rawBarcode),
                    nonce == null ? UUID.randomUUID().toString() : nonce,
                    null,
                    "exit".equals(type) ? Direction.EXIT : Direction.ENTRY,
                    datetime == null ? now : datetime,
                    ReasonCodes.reason(errorReason).wireName());
        }
    }
}
