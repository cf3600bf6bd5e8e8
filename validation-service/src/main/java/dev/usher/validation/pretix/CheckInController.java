package dev.usher.validation.pretix;

import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceRate;
import dev.usher.validation.scan.EntryUndo;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Handles scans of scanner apps.
@Controller(ScannerApps.PATH + "/organizers/{organizer}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class CheckInController {
    private static final String LISTS = "lists";

    private final Redemptions redemptions;
    private final EntryUndo undo;

    CheckInController(Redemptions redemptions, EntryUndo undo) {
        this.redemptions = redemptions;
        this.undo = undo;
    }

    /// Lets a ticket's holder pass, or says why not. The same nonce gets the same answer.
    @DeviceRate
    @Post("/checkinrpc/redeem")
    HttpResponse<?> redeem(String organizer, @Nullable @Body String body, Device device) {
        return DeviceScope.ofOrganizer(organizer, () -> {
            var fields = Fields.of(body);
            fields.onlyNumber(LISTS, ScannerApps.CHECKIN_LIST);
            String secret = fields.text("secret");
            return redemptions.answer(secret, RedeemRequest.of(secret, fields), device);
        });
    }

    /// Undoes an entry of this device, within 15 minutes.
    @Post("/checkinrpc/annul")
    HttpResponse<?> annul(String organizer, @Nullable @Body String body, Device device) {
        return DeviceScope.ofOrganizer(organizer, () -> {
            var fields = Fields.of(body);
            fields.onlyNumber(LISTS, ScannerApps.CHECKIN_LIST);
            return undo.takeBack(device, fields.text("nonce"))
                    ? HttpResponse.ok(Map.of("status", "ok"))
                    : HttpResponse.badRequest(
                            Map.of("nonce", List.of("This nonce made no entry in the last 15 minutes.")));
        });
    }
}
