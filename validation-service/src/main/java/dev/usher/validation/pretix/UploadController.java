package dev.usher.validation.pretix;

import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceRate;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/// Handles scans of scanner apps on the protocol's older path, and what the apps did while they were offline.
@Controller(ScannerApps.PATH + "/organizers/{organizer}/events/{event}/checkinlists/{list}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class UploadController {
    private final Redemptions redemptions;
    private final Uploads uploads;

    UploadController(Redemptions redemptions, Uploads uploads) {
        this.redemptions = redemptions;
        this.uploads = uploads;
    }

    /// Decides on a scan like the newer path. With `force`, records that an offline app let somebody in.
    @DeviceRate
    @Post("/positions/{secret}/redeem")
    HttpResponse<?> redeem(
            String organizer, String event, String list, String secret, @Nullable @Body String body, Device device) {
        return DeviceScope.ofList(
                device,
                organizer,
                event,
                list,
                () -> redemptions.answer(secret, RedeemRequest.of(secret, Fields.of(body)), device));
    }

    /// Records that an offline app refused somebody.
    @DeviceRate
    @Post("/failed_checkins")
    HttpResponse<?> failed(String organizer, String event, String list, @Nullable @Body String body, Device device) {
        return DeviceScope.ofList(
                device, organizer, event, list, () -> uploads.refused(FailedRequest.of(Fields.of(body)), device));
    }
}
